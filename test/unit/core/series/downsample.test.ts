import assert from "node:assert/strict";
import fc from "fast-check";
import { downsample } from "../../../../src/core/series/downsample";

const column = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.double() },
      { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) },
    ),
    {
      maxLength: 400,
    },
  )
  .map((values) => Float64Array.from(values));

describe("downsample", () => {
  it("keeps ends and extremes, and a gap as a gap, in about as many rows as wanted", () => {
    fc.assert(
      fc.property(column, fc.integer({ min: 2, max: 100 }), (values, points) => {
        const picked = downsample(values, points);
        const kept = [...picked].map((row) => values[row]!);
        const numbers = [...values].filter((value) => !Number.isNaN(value));
        assert.deepEqual(
          [...picked],
          [...new Set(picked)].sort((a, b) => a - b),
        );
        assert.ok(picked.length <= Math.max(4, points * 1.5 + 2));
        if (values.length === 0) return;
        assert.equal(picked[0], 0);
        assert.equal(picked.at(-1), values.length - 1);
        if (numbers.length === 0) return;
        assert.ok(kept.some((value) => value === Math.min(...numbers)));
        assert.ok(kept.some((value) => value === Math.max(...numbers)));
        assert.equal(kept.some(Number.isNaN), values.some(Number.isNaN));
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps the extremes of every stretch", () => {
    const values = Float64Array.from({ length: 10_000 }, (_, row) => Math.sin(row) * (row % 100 === 57 ? 50 : 1));
    const picked = new Set(downsample(values, 200));
    for (let from = 0; from < 10_000; from += 100) {
      const part = values.subarray(from, from + 100);
      assert.ok(picked.has(from + part.indexOf(Math.min(...part))));
      assert.ok(picked.has(from + part.indexOf(Math.max(...part))));
    }
  });

  it("gives all rows when there are no more than wanted", () => {
    assert.deepEqual([...downsample(Float64Array.of(3, 1, 2), 100)], [0, 1, 2]);
    assert.deepEqual([...downsample(new Float64Array(0), 100)], []);
  });
});
