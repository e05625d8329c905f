import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeColumn } from "../../../../src/core/series/codec/decodeColumn";
import { encodeColumn } from "../../../../src/core/series/codec/encodeColumn";
import { anyColumn } from "./anyColumn";

const deepRuns = process.env["RUNBACK_DEEP"] ? 100_000 : 2_000;

/** Deterministic numbers from 0 to 1. */
function* chance(seed: number): Generator<number> {
  for (let value = seed; ;) yield (value = (Math.imul(value, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

function bytesAPoint(make: (random: number, row: number) => number): number {
  const random = chance(7);
  const values = Float64Array.from({ length: 8192 }, (_, row) => make(random.next().value as number, row));
  return encodeColumn(values).length / values.length;
}

describe("columns", function () {
  this.timeout(deepRuns > 10_000 ? 1_800_000 : 300_000);

  it("come back bit for bit, NaNs as NaN", () => {
    fc.assert(
      fc.property(anyColumn, (values) => {
        // As lists: NaNs of different bits are equal there, and -0 and 0 are not.
        assert.deepEqual([...(decodeColumn(encodeColumn(values), values.length) ?? [])], [...values]);
      }),
      { numRuns: deepRuns },
    );
  });

  it("take 4 bytes a point at most for short decimals and single floats, 9 for doubles, next to nothing for steps", () => {
    assert.ok(bytesAPoint((random) => Number(random.toFixed(6))) < 2.7);
    assert.ok(bytesAPoint((random, row) => Number((Math.exp(-row / 2000) + random * 0.05).toFixed(6))) < 2.2);
    assert.ok(bytesAPoint((random) => (random < 0.01 ? NaN : Number((random * 100).toFixed(4)))) < 2.9);
    assert.ok(bytesAPoint((random) => Math.fround(random)) <= 4.01);
    assert.ok(bytesAPoint((random) => Math.sin(random)) <= 8.01);
    assert.ok(bytesAPoint((_, row) => 3 + row * 10) < 0.01);
    assert.ok(bytesAPoint((random, row) => Math.round(1_764_000_000_000 + row * 500 + random * 20)) < 1.1);
  });

  it("say so when their bytes are no column", () => {
    const sound = encodeColumn(Float64Array.of(0.5, 0.25, NaN, 3.125, 1, 2, 4));
    for (let length = 0; length < sound.length; length++) assert.equal(decodeColumn(sound.slice(0, length), 7), null);
    assert.equal(decodeColumn(Uint8Array.of(99, 1, 2, 3), 1), null);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(300), (bytes, rows) => {
        const column = decodeColumn(bytes, rows);
        assert.ok(column === null || column.length === rows);
      }),
      { numRuns: deepRuns },
    );
  });
});
