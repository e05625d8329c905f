import assert from "node:assert/strict";
import { bandColumns } from "../../../../src/core/curves/bands/bandColumns";
import { drawnBand } from "../../../../src/core/curves/bands/drawnBand";
import { drawCurves } from "../../../../src/core/curves/drawCurves";
import { smoothSeries } from "../../../../src/core/curves/smoothSeries";

const x = Float64Array.from({ length: 10_000 }, (_, i) => i);
const wave = (shift: number) => Float64Array.from(x, (step) => Math.sin(step / 700) + shift);
const window = { from: 0, to: 9_999, columns: 100, isLog: false };

describe("drawnBand", () => {
  it("keeps spikes of the band that its mean hides", () => {
    const [one, other] = [wave(0), wave(0)];
    one[4321] = 1000;
    other[4321] = -1000;
    const band = drawnBand(
      bandColumns(
        [
          { x, y: one },
          { x, y: other },
        ],
        "range",
      ),
      0,
      window,
    );
    assert.equal(Math.max(...band.upper), 1000);
    assert.equal(Math.min(...band.lower), -1000);
    assert.ok(band.curve.x.length < 1000, `${band.curve.x.length} rows`);
    assert.deepEqual([band.lower.length, band.upper.length, band.n.length], Array(3).fill(band.curve.x.length));
  });

  it("smooths the ends like the mean, over all points", () => {
    const columns = bandColumns(
      [
        { x, y: wave(0) },
        { x, y: wave(2) },
      ],
      "range",
    );
    const { curve, lower } = drawnBand(columns, 0.9, window);
    const smooth = smoothSeries(columns.lower, 0.9);
    assert.deepEqual(
      [...lower],
      [...curve.x].map((step) => smooth[step]),
    );
  });

  it("shares the axis with the runs that are drawn by themselves", () => {
    const short = { x: Float64Array.of(5, 6), y: Float64Array.of(1, 2) };
    const band = bandColumns([{ x, y: wave(0) }], "std");
    const query = { range: null, isLogX: false, columns: 50, smoothing: 0 };
    const { curves, bands, from, to } = drawCurves([short], query, [band]);
    assert.deepEqual([from, to, curves.length, bands.length], [0, 9_999, 1, 1]);
    assert.deepEqual(drawCurves([short], query, [bandColumns([], "std")]).bands, [null]);
  });
});
