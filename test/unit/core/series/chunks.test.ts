import assert from "node:assert/strict";
import fc from "fast-check";
import type { PointBlock } from "../../../../src/core/ingest/pointBlock";
import { crc32 } from "../../../../src/core/series/codec/crc32";
import { openChunk, type ChunkReader } from "../../../../src/core/series/codec/decodeChunk";
import { encodeChunk } from "../../../../src/core/series/codec/encodeChunk";
import { stepRange } from "../../../../src/core/series/stepRange";
import { anyBlock } from "./anyBlock";

const owner = { runId: "runback:01J", file: "/logs/é\ud800/events.jsonl" };
const numRuns = process.env["RUNBACK_DEEP"] ? 5_000 : 200;

function open(bytes: Uint8Array) {
  const opened = openChunk(bytes, crc32);
  assert.ok("reader" in opened, "reason" in opened ? opened.reason : "");
  return opened;
}

/** All columns as lists, in which NaNs of different bits are equal, and -0 and 0 are not. */
function columnsOf(reader: ChunkReader, metrics: readonly string[]): (number[] | null)[] {
  const columns = [
    reader.ordinals(),
    reader.steps(),
    reader.times(),
    ...metrics.map((metric) => reader.values(metric)),
  ];
  return columns.map((column) => (column === null ? null : [...column]));
}

function listsOf(block: PointBlock): number[][] {
  return [block.ordinals, block.steps, block.times, ...block.values].map((column) => [...column]);
}

describe("chunks", function () {
  this.timeout(numRuns > 1000 ? 1_800_000 : 300_000);

  it("come back whole, and each column without the others", () => {
    fc.assert(
      fc.property(anyBlock, (block) => {
        const bytes = encodeChunk(block, owner, crc32);
        const { reader, length } = open(new Uint8Array([...bytes, 1, 2, 3]));
        assert.equal(length, bytes.length);
        const { metrics, attempt, rows, byteStart, byteEnd } = block;
        const [minStep, maxStep] = stepRange(block.steps);
        const wanted = { ...owner, metrics, attempt, rows, byteStart, byteEnd, minStep, maxStep };
        assert.deepEqual({ ...reader.header, columns: undefined }, { ...wanted, columns: undefined });
        assert.deepEqual(columnsOf(reader, metrics), listsOf(block));
        assert.equal(reader.values("no such metric"), null);
      }),
      { numRuns },
    );
  });

  it("show every changed byte and every cut: as a reason, or as that column's null", () => {
    const [block] = fc.sample(anyBlock, { numRuns: 1, seed: 5 });
    assert.ok(block);
    const sound = encodeChunk(block, owner, crc32);
    for (let at = 0; at < sound.length; at++) {
      assert.ok("reason" in openChunk(sound.subarray(0, at), crc32));
      const bad = sound.slice();
      bad[at] = (bad[at] ?? 0) ^ 0x55;
      const opened = openChunk(bad, crc32);
      if ("reason" in opened) continue;
      const columns: (number[] | null)[] = columnsOf(opened.reader, block.metrics);
      const wanted: number[][] = listsOf(block);
      assert.equal(columns.filter((column) => column === null).length, 1, `byte ${at}`);
      for (const [i, column] of columns.entries()) if (column !== null) assert.deepEqual(column, wanted[i]);
    }
  });

  it("have the checksum that zlib computes", () => {
    assert.equal(crc32(Buffer.from("123456789")), 0xcbf43926);
  });
});
