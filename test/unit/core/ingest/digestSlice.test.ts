import assert from "node:assert/strict";
import fc from "fast-check";
import { openChunk } from "../../../../src/core/series/codec/decodeChunk";
import { packSummaries } from "../../../../src/core/series/codec/packSummaries";
import { joinLines, logLines } from "../readers/logLines";
import { referenceReader, type ReferencePoint } from "../readers/referenceReader";
import { digestInSlices, type DigestedFile } from "./digestInSlices";
import { zlibCrc32 } from "./zlibCrc32";

const numRuns = process.env["RUNBACK_DEEP"] ? 5_000 : 200;

/** All points of the chunks, in the order of the file. */
function pointsOf({ chunks, groups }: DigestedFile): ReferencePoint[] {
  const points = chunks.flatMap((chunk) => {
    const opened = openChunk(chunk.bytes, zlibCrc32);
    assert.ok("reader" in opened);
    const { reader } = opened;
    const { metrics, attempt } = reader.header;
    assert.deepEqual(metrics, groups.list[chunk.group]);
    const [ordinals, steps, times] = [reader.ordinals(), reader.steps(), reader.times()];
    assert.ok(ordinals && steps && times);
    return metrics.flatMap((metric) =>
      [...(reader.values(metric) ?? [])].map((value, row) => {
        return { metric, ordinal: ordinals[row]!, attempt, step: steps[row]!, time: times[row]!, value };
      }),
    );
  });
  return points.sort((a, b) => a.ordinal - b.ordinal || (a.metric < b.metric ? -1 : 1));
}

/** All that must be the same bytes, however a file was read. */
function canonical(file: DigestedFile) {
  return {
    body: Buffer.from(file.run.pack()).toString(),
    summaries: Buffer.from(packSummaries(file.summaries)).toString("hex"),
    groups: file.groups.list,
    points: pointsOf(file),
  };
}

function places(bytes: Uint8Array, parts: readonly number[]): number[] {
  return parts.map((part) => Math.floor(part * bytes.length)).sort((a, b) => a - b);
}

describe("digestSlice", function () {
  this.timeout(numRuns > 1000 ? 1_800_000 : 300_000);

  it("comes to the same state, bit for bit, wherever the log was cut and the state saved", () => {
    const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(logLines, parts, (lines, cuts) => {
        const bytes = joinLines(lines, ["\n"], false);
        assert.deepEqual(canonical(digestInSlices(bytes, places(bytes, cuts))), canonical(digestInSlices(bytes, [])));
      }),
      { numRuns },
    );
  });

  it("keeps every point that a slow, obvious reader reads", () => {
    fc.assert(
      fc.property(logLines, (lines) => {
        const bytes = joinLines(lines, ["\n"], false);
        const wanted = referenceReader(bytes).sort((a, b) => a.ordinal - b.ordinal || (a.metric < b.metric ? -1 : 1));
        assert.deepEqual(pointsOf(digestInSlices(bytes, [])), wanted);
      }),
      { numRuns },
    );
  });

  it("keeps rows metric by metric once a run has too many sets of metrics", () => {
    const lines = Array.from({ length: 600 }, (_, i) => {
      const values = Object.fromEntries([0, 1, 2].map((n) => [`m${(i * 7 + n * 13 + (i % 5) * n) % 97}`, i + n / 10]));
      return Buffer.from(JSON.stringify({ type: "metric", seq: i, t: 1_764_000_000 + i, step: i, values }));
    });
    const bytes = joinLines(lines, ["\n"], false);
    const whole = digestInSlices(bytes, []);
    const sliced = digestInSlices(bytes, [1000, 9000, 9100, 20_000, 40_000]);
    assert.ok(whole.groups.list.filter(({ length }) => length > 1).length <= 256);
    assert.ok(whole.groups.list.some(({ length }) => length === 1));
    assert.deepEqual(canonical(sliced), canonical(whole));
    const wanted = referenceReader(bytes).sort((a, b) => a.ordinal - b.ordinal || (a.metric < b.metric ? -1 : 1));
    assert.deepEqual(pointsOf(whole), wanted);
  });
});
