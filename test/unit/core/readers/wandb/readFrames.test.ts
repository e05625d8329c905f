import assert from "node:assert/strict";
import { maxRecordBytes } from "../../../../../src/core/ingest/maxRecordBytes";
import { readFrames, type FramingState } from "../../../../../src/core/readers/wandb/records/readFrames";
import { crc32 } from "../../../../../src/core/series/codec/crc32";
import { frames } from "./frames";

interface Scan {
  readonly records: Buffer[];
  readonly problems: string[];
  used: number;
  readonly state: FramingState;
}

function newScan(): Scan {
  return { records: [], problems: [], used: 0, state: { skipTo: 0, isRestLost: false } };
}

/** Goes on behind what was used up, with the file as it is now. */
function scan(file: Buffer, so: Scan = newScan()): Scan {
  so.used += readFrames(file.subarray(so.used), so.used, so.state, crc32, {
    record: (record) => so.records.push(Buffer.from(record)),
    problem: (reason) => so.problems.push(reason),
  });
  return so;
}

const record = (length: number, fill: number) => Buffer.alloc(length, fill);

describe("W&B: records in blocks", () => {
  it("joins records that cross blocks, and passes over the padding at a block's end", () => {
    // The second record leaves five bytes of the first block, too few for a header.
    const records = [
      record(100, 1),
      record(32_768 - 7 - 107 - 7 - 5, 2),
      record(80_000, 3),
      record(0, 4),
      record(9, 5),
    ];
    const { records: found, problems, used } = scan(frames(records));
    assert.deepEqual(found, records);
    assert.deepEqual(problems, []);
    assert.equal(used, frames(records).length);
  });

  it("goes on behind the last whole record, wherever the file ends", () => {
    const records = [record(20, 1), record(40_000, 2), record(30, 3)];
    const file = frames(records);
    const so = newScan();
    for (let size = 0; size < file.length + 97; size += 97) scan(file.subarray(0, Math.min(size, file.length)), so);
    assert.deepEqual(so.records, records);
    assert.deepEqual(so.problems, []);
  });

  it("never gives a damaged record, and reads on in the next block", () => {
    const records = [...Array(400).keys()].map((index) => record(200, index % 251));
    const file = frames(records);
    file[50_000] = file[50_000]! ^ 1; // in the second block of three
    const { records: found, problems } = scan(file);
    assert.equal(problems.length, 1);
    assert.match(problems[0]!, /damaged at byte \d+/);
    const lost = records.length - found.length;
    assert.ok(lost > 1 && lost < 32_768 / 200, `${lost} lost`);
    assert.deepEqual(found.at(-1), records.at(-1));
    assert.deepEqual(found.slice(0, 200), records.slice(0, 200));
  });

  it("says the same of damage in a block that still grows", () => {
    const file = frames([...Array(300).keys()].map((index) => record(200, index % 251)));
    file[20_000] = file[20_000]! ^ 1;
    const so = newScan();
    for (let size = 0; size < file.length + 1013; size += 1013) scan(file.subarray(0, Math.min(size, file.length)), so);
    const whole = scan(file);
    assert.deepEqual(so.records, whole.records);
    assert.deepEqual(so.problems, whole.problems);
  });

  it("waits for a zero area to be written, and passes over a block that stays zero", () => {
    const start = frames([record(10, 1)]);
    const zeros = Buffer.alloc(32_768 - start.length);
    assert.equal(scan(Buffer.concat([start, zeros.subarray(0, 100)])).used, start.length);
    const { used, problems } = scan(Buffer.concat([start, zeros]));
    assert.equal(used, 32_768);
    assert.deepEqual(problems, []);
  });

  it("passes over a record that is too long without keeping it", () => {
    const records = [record(5, 1), record(maxRecordBytes + 100_000, 2), record(6, 3)];
    const { records: found, problems } = scan(frames(records));
    assert.deepEqual(found, [records[0], records[2]]);
    assert.equal(problems.length, 1);
    assert.match(problems[0]!, /longer than 16 MiB/);
  });

  it("notes a header it does not know, and reads on", () => {
    const file = frames([record(10, 1)]);
    file[6] = 9;
    const { records, problems } = scan(file);
    assert.equal(records.length, 1);
    assert.match(problems[0]!, /header/);
  });
});
