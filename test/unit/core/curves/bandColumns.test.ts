import assert from "node:assert/strict";
import fc from "fast-check";
import { bandColumns } from "../../../../src/core/curves/bands/bandColumns";
import { bandCounts } from "../../../../src/core/curves/bands/bandCounts";
import type { CurveColumns } from "../../../../src/core/curves/curveColumns";

const value = fc.oneof(
  fc.double({ min: -1000, max: 1000, noNaN: true }),
  fc.constantFrom(0, 1e308, -1e308, 5e-324, NaN, Infinity, -Infinity),
);
const curve: fc.Arbitrary<CurveColumns> = fc
  .array(fc.tuple(fc.nat(3), value), { maxLength: 12 })
  .chain((points) => fc.nat(20).map((start) => ({ points, start })))
  .map(({ points, start }) => {
    let at = start;
    return {
      x: Float64Array.from(points, ([gap]) => (at += gap)),
      y: Float64Array.from(points, ([, one]) => one),
    };
  });

/** A curve at a place, found by looking at all of its points. */
function valueAt({ x, y }: CurveColumns, place: number): number {
  const at = x.lastIndexOf(place);
  if (at >= 0) return y[at]!;
  const before = x.findLastIndex((one) => one < place);
  const after = x.findIndex((one) => one > place);
  if (before < 0 || after < 0) return NaN;
  const part = (place - x[before]!) / (x[after]! - x[before]!);
  return y[before]! * (1 - part) + y[after]! * part;
}

function assertNear(actual: number, expected: number, scale: number, what: string): void {
  if (Object.is(actual, expected) || actual === expected) return;
  assert.ok(Math.abs(actual / scale - expected / scale) < 1e-9, `${what}: ${actual}, not ${expected}`);
}

describe("bandColumns", () => {
  it("has at every place of any curve what a look at all points says: mean, spread, and how many there are", () => {
    fc.assert(
      fc.property(
        fc.array(curve, { maxLength: 5 }),
        fc.constantFrom("std" as const, "range" as const),
        (all, spread) => {
          const band = bandColumns(all, spread);
          const places = [...new Set(all.flatMap(({ x }) => [...x]))].sort((one, other) => one - other);
          assert.deepEqual([...band.x], places);
          places.forEach((place, row) => {
            const values = all.map((one) => valueAt(one, place)).filter(Number.isFinite);
            assert.equal(band.n[row], values.length);
            if (values.length === 0) {
              assert.ok(Number.isNaN(band.mean[row]));
              return;
            }
            const scale = Math.max(1e-300, ...values.map(Math.abs));
            const mean = values.reduce((sum, one) => sum + one / scale / values.length, 0);
            const squares = values.reduce((sum, one) => sum + (one / scale - mean) ** 2, 0);
            const std = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
            const ends = spread === "std" ? [mean - std, mean + std] : [Math.min(...values), Math.max(...values)];
            const unit = spread === "std" ? scale : 1;
            assertNear(band.mean[row]!, mean * scale, scale, "mean");
            // Beyond the range of numbers the end of a band is infinite.
            for (const [end, expected] of [
              [band.lower[row]!, ends[0]! * unit],
              [band.upper[row]!, ends[1]! * unit],
            ] as const)
              assertNear(end, expected, scale, spread);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("never goes on where a curve has ended, and says where fewer are left", () => {
    const long = { x: Float64Array.of(0, 10, 20), y: Float64Array.of(0, 10, 20) };
    const short = { x: Float64Array.of(0, 5), y: Float64Array.of(2, 7) };
    const { x, mean, lower, upper, n } = bandColumns([long, short], "range");
    assert.deepEqual([...x], [0, 5, 10, 20]);
    assert.deepEqual([...mean], [1, 6, 10, 20]);
    assert.deepEqual([...lower], [0, 5, 10, 20]);
    assert.deepEqual([...upper], [2, 7, 10, 20]);
    const stretches = [
      { from: 0, n: 2 },
      { from: 10, n: 1 },
    ];
    assert.deepEqual(bandCounts(x, n), { fewest: 1, most: 2, stretches });
  });

  it("takes some of very many places, evenly, from the first to the last", () => {
    const lines = [0, 0.5].map((shift) => ({
      x: Float64Array.from({ length: 1000 }, (_, i) => i + shift),
      y: Float64Array.from({ length: 1000 }, (_, i) => i + shift),
    }));
    const { x, mean, n } = bandColumns(lines, "std", 200);
    assert.equal(x.length, 100);
    assert.deepEqual([x[0], x.at(-1)], [0, 999.5]);
    assert.deepEqual(mean.slice(1, -1), x.slice(1, -1), "on the straight lines between the points");
    assert.deepEqual([...n.slice(1, -1)], new Array(98).fill(2));
  });

  it("leaves a value out that is no number, of that run only", () => {
    const steps = Float64Array.of(0, 1, 2);
    const whole = { x: steps, y: Float64Array.of(1, 2, 3) };
    const holed = { x: steps, y: Float64Array.of(3, NaN, 5) };
    const { mean, n } = bandColumns([whole, holed], "std");
    assert.deepEqual([...mean], [2, 2, 4]);
    assert.deepEqual([...n], [2, 1, 2]);
  });
});
