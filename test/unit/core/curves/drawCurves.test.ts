import assert from "node:assert/strict";
import { drawCurves } from "../../../../src/core/curves/drawCurves";
import { smoothSeries } from "../../../../src/core/curves/smoothSeries";
import { typicalRange } from "../../../../src/core/curves/typicalRange";

const rising = (length: number, from = 0) => Float64Array.from({ length }, (_, row) => from + row);
const whole = { range: null, isLogX: false, columns: 100, smoothing: 0 } as const;

describe("smoothSeries", () => {
  it("is the debiased moving average: a constant stays itself from the first point on", () => {
    for (const smooth of smoothSeries(new Float64Array(50).fill(3), 0.9)) assert.ok(Math.abs(smooth - 3) < 1e-12);
  });

  it("agrees with the weighted mean that defines it", () => {
    const values = Float64Array.from([1, 5, NaN, 2, -3]);
    const smooth = smoothSeries(values, 0.6);
    // The last value counts 1, the one before it 0.6, and so on; NaN does not count.
    const expected = (-3 + 2 * 0.6 + 5 * 0.36 + 1 * 0.216) / (1 + 0.6 + 0.36 + 0.216);
    assert.ok(Math.abs(smooth[4]! - expected) < 1e-12);
    assert.ok(Number.isNaN(smooth[2]));
  });

  it("stays finite at the ends of the number range", () => {
    assert.ok(smoothSeries(Float64Array.from([1e308, 1e308, -1e308]), 0.9).every(Number.isFinite));
  });
});

describe("typicalRange", () => {
  it("leaves a few extremes out, and knows no range of nothing", () => {
    const values = Float64Array.from({ length: 1000 }, (_, row) => (row === 500 ? 1e9 : row % 10));
    assert.deepEqual(typicalRange(values), [0, 9]);
    assert.deepEqual(typicalRange(new Float64Array(3).fill(NaN)), [NaN, NaN]);
    assert.deepEqual(typicalRange(Float64Array.of(7)), [7, 7]);
  });
});

describe("drawCurves", () => {
  it("thins all curves over one range, and smooths before it thins", () => {
    const long = { x: rising(10_000), y: rising(10_000) };
    const short = { x: rising(1000), y: rising(1000) };
    const { curves, from, to } = drawCurves([long, null, short], { ...whole, smoothing: 0.5 });
    assert.deepEqual([from, to], [0, 9999]);
    assert.equal(curves[1], null);
    assert.ok(curves[2]!.x.length <= 25, "a tenth of the axis has a tenth of the pixels");
    const { x, y, smooth, total } = curves[0]!;
    assert.equal(total, 10_000);
    const expected = smoothSeries(long.y, 0.5);
    for (const [at, place] of x.entries()) assert.equal(smooth[at], expected[place]);
    assert.deepEqual(x, y);
  });

  it("gives every point of a window that is narrow enough", () => {
    const curve = { x: rising(100_000), y: rising(100_000) };
    const { curves } = drawCurves([curve], { ...whole, range: [500, 550] });
    assert.deepEqual([...curves[0]!.x], [...rising(53, 499)]);
    assert.equal(curves[0]!.inside, 51);
  });

  it("has no range without points, and one above zero on a logarithmic axis", () => {
    assert.ok(Number.isNaN(drawCurves([null, { x: rising(0), y: rising(0) }], whole).from));
    const { from } = drawCurves([{ x: rising(10, -2), y: rising(10) }], { ...whole, isLogX: true });
    assert.equal(from, 1);
  });
});
