import assert from "node:assert/strict";
import { crc32c } from "../../../../../src/core/readers/shared/crc32c";
import { EventStream, type EventSlice } from "../../../../../src/core/readers/tensorboard/eventStream";
import { double, event, field, float, frame, integer, scalarEvent } from "./eventBytes";

const naming = { prefix: "", suffix: "" };

function decode(bytes: Buffer): EventSlice {
  return new EventStream(naming, { rows: 0, attempt: 1, problems: 0 }, []).decode(bytes, 0, "file", "file");
}

function points({ items }: EventSlice): [metric: string, step: number, time: number, value: number][] {
  return items.flatMap((item) => {
    if (item.kind !== "points") return [];
    const { metrics, steps, times, values } = item.block;
    return [...steps].map((step, row): [string, number, number, number] => [
      metrics[0]!,
      step,
      times[row]!,
      values[0]![row]!,
    ]);
  });
}

describe("event files of TensorBoard", () => {
  it("reads the file of TensorBoard's own tests", () => {
    const file = Buffer.from(
      "1800000000000000a37f4b22090000803899d6d7411a0d627261696e2e4576656e743a32124b36ab" +
        "3200000000000000241956ec09c405b73d99d6d741104d2a250a230a086163637572616379420a0801120022" +
        "04a4707d3f4a0b0a090a077363616c617273a55b6433",
      "hex",
    );
    const slice = decode(file);
    assert.deepEqual(points(slice), [["accuracy", 77, 1599759606860, 0.99]]);
    assert.deepEqual([slice.consumed, slice.problemCount], [file.length, 0]);
  });

  it("has the checksums of the format's descriptions", () => {
    assert.equal(crc32c(new Uint8Array(32), 0, 32), 0x8a9136aa);
    assert.equal(crc32c(Buffer.from("123456789"), 0, 9), 0xe3069283);
    const text = Buffer.from("\x1a\x11CRC test, one two", "latin1");
    assert.equal(frame(text).readUInt32LE(12 + text.length), 0x5794d08a);
  });

  it("keeps NaN, infinities, steps below zero and beyond 2^53, and points without a time", () => {
    const records = [
      scalarEvent("a", -3n, NaN),
      scalarEvent("a", 2n ** 53n, Infinity),
      scalarEvent("a", -(2n ** 63n), -Infinity),
      scalarEvent("a", 1n, 0.1, NaN),
    ];
    assert.deepEqual(points(decode(Buffer.concat(records.map(frame)))), [
      ["a", -3, 1000, NaN],
      ["a", 2 ** 53, 1000, Infinity],
      ["a", -(2 ** 63), 1000, -Infinity],
      ["a", 1, NaN, 0.1],
    ]);
  });

  it("reads tensors whatever way their number is written, and no tensors of more than one", () => {
    const tensor = (...parts: Buffer[]) =>
      frame(event(1n, Buffer.concat([field(1, "t"), field(8, Buffer.concat(parts))])));
    const content = Buffer.alloc(8);
    content.writeDoubleLE(0.25);
    const shape = field(2, field(2, integer(1, 1n)));
    const read = (...parts: Buffer[]) => points(decode(tensor(...parts))).map(([, , , value]) => value);
    assert.deepEqual(read(integer(1, 1n), float(5, 0.99)), [0.99]);
    assert.deepEqual(read(integer(1, 1n), field(5, float(5, 0.99).subarray(1))), [0.99]);
    assert.deepEqual(read(integer(1, 2n), double(6, 0.25)), [0.25]);
    assert.deepEqual(read(integer(1, 2n), field(4, content)), [0.25]);
    assert.deepEqual(read(integer(1, 3n), integer(7, -5n)), [-5]);
    assert.deepEqual(read(integer(1, 9n), field(10, integer(1, 300n).subarray(1))), [300]);
    assert.deepEqual(read(integer(1, 14n), integer(13, 0x3f80n)), [1]);
    assert.deepEqual(read(integer(1, 19n), integer(13, 0xc000n)), [-2]);
    assert.deepEqual(read(integer(1, 1n), shape, float(5, 0.99)), []);
    assert.deepEqual(read(integer(1, 7n), field(8, "text")), []);
  });

  it("leaves out a record whose data was changed, and reads on behind it", () => {
    const [first, second, third] = [1n, 2n, 3n].map((step) => frame(scalarEvent("a", step, 0.5)));
    second![20]! ^= 1;
    const slice = decode(Buffer.concat([first!, second!, third!]));
    assert.deepEqual(points(slice).map(([, step]) => step), [1, 3]); // prettier-ignore
    assert.match(slice.problems[0]!.reason, new RegExp(`byte ${first!.length} fails its checksum`));
  });

  it("stops where a length was changed, and without a word at zeros", () => {
    const record = frame(scalarEvent("a", 1n, 0.5));
    const damaged = Buffer.from(record);
    damaged[1]! ^= 1;
    const torn = decode(Buffer.concat([record, damaged, record]));
    assert.deepEqual([torn.stop, torn.consumed], ["damaged", record.length]);
    const zeros = decode(Buffer.concat([record, Buffer.alloc(500)]));
    assert.deepEqual([zeros.stop, zeros.consumed, zeros.problemCount], ["zeros", record.length, 0]);
  });

  it("takes a length of more than 1 GiB for damage, and passes over records of more than 16 MiB", () => {
    const length = (bytes: bigint) => {
      const head = frame(Buffer.alloc(0)).subarray(0, 12);
      head.writeBigUInt64LE(bytes);
      const crc = crc32c(head, 0, 8);
      head.writeUInt32LE((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0, 8);
      return decode(Buffer.concat([head, Buffer.alloc(100)]));
    };
    assert.equal(length(2n ** 30n + 1n).stop, "damaged");
    assert.equal(length(2n ** 40n).stop, "damaged");
    const large = length(2n ** 25n);
    assert.deepEqual([large.stop, large.consumed, large.wanted], ["skip", 0, 2 ** 25 + 16]);
  });

  it("says what is wrong with a record that is no event, and reads on", () => {
    const slice = decode(Buffer.concat([frame(Buffer.from([0x2a, 0xff, 0x01])), frame(scalarEvent("a", 1n, 2))]));
    assert.equal(points(slice).length, 1);
    assert.match(slice.problems[0]!.reason, /byte 0 cannot be read/);
  });
});
