import assert from "node:assert/strict";
import { ProtoReader } from "../../../../../src/core/readers/shared/protoReader";

const reader = (...bytes: number[]) => new ProtoReader(Uint8Array.from(bytes));

function first(...bytes: number[]): ProtoReader {
  const message = reader(...bytes);
  assert.ok(message.next());
  return message;
}

describe("fields of a protobuf message", () => {
  it("reads whole numbers of up to 64 bits, negative ones too", () => {
    const ones = Array<number>(9).fill(0xff);
    assert.equal(first(0x08, 0x96, 0x01).integer(), 150);
    assert.equal(first(0x08, ...ones, 0x01).integer(), -1);
    assert.equal(first(0x08, 0xfb, ...ones.slice(1), 0x01).integer(), -5);
    assert.equal(first(0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f).integer(), 2 ** 53 - 1);
    assert.equal(first(0x08, 0x80, 0x80, 0x80, 0x80, 0x10).integer(), 2 ** 32);
  });

  it("reads texts, messages and numbers of fixed width, and passes over what is not asked for", () => {
    const double = [...new Uint8Array(Float64Array.of(-0.1).buffer)];
    const float = [...new Uint8Array(Float32Array.of(1.5).buffer)];
    const message = reader(0x0a, 2, 104, 105, 0x11, ...double, 0x1d, ...float, 0x22, 2, 0x08, 7, 0x82, 0x01, 1, 33);
    const found: unknown[] = [];
    while (message.next()) {
      if (message.field === 1) found.push(message.text());
      else if (message.field === 2) found.push(message.double());
      else if (message.field === 4) {
        const inner = message.message();
        while (inner.next()) found.push(inner.integer());
      } else if (message.field === 16) found.push(message.text());
    }
    assert.deepEqual(found, ["hi", -0.1, 7, "!"]);
    assert.equal(first(0x1d, ...float).float(), 1.5);
  });

  it("gives the empty value for a field of another type", () => {
    const message = first(0x08, 5, 0x10, 6);
    assert.equal(message.text(), "");
    assert.ok(message.next());
    assert.equal(message.integer(), 6);
    assert.ok(!message.next());
  });

  it("throws a RangeError where a field does not end in its message, and asks for no memory", () => {
    const bad = [[0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f, 1], [0x08], [0x08, 0x80], [0x11, 1, 2], [0x0b], [0x00, 1]];
    for (const bytes of [...bad, [0x08, ...Array<number>(11).fill(0x80)]])
      assert.throws(() => {
        const message = reader(...bytes);
        while (message.next()) message.blob();
      }, RangeError);
  });
});
