import { rowsWithin } from "./rowsWithin";
import { smoothSeries } from "./smoothSeries";
import { thinCurve, type CurveWindow } from "./thinCurve";
import { typicalRange } from "./typicalRange";
import type { CurveColumns } from "./curveColumns";

/** A curve as it is drawn: thinned to the pixels of its chart. */
export interface DrawnCurve {
  /** Rising. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The smoothed values of the same rows; empty without smoothing. */
  readonly smooth: Float64Array;
  /** Points before thinning, and how many of them lie in the window. */
  readonly total: number;
  readonly inside: number;
  /** Smallest and largest x of the whole curve; NaN when it is empty. */
  readonly from: number;
  readonly to: number;
  /** Range of the values without outliers; NaN when none is finite. */
  readonly low: number;
  readonly high: number;
  readonly last: number;
}

/**
 * Smooths over all points, then thins: what is shown of a curve does not depend on the zoom.
 * @param rows that are drawn, where they are not those of the curve alone
 */
export function drawnCurve(
  { x, y }: CurveColumns,
  weight: number,
  window: CurveWindow,
  rows: Uint32Array = thinCurve(x, y, window),
): DrawnCurve {
  const smooth = weight > 0 ? smoothSeries(y, weight) : null;
  const [low, high] = typicalRange(y);
  const [first, end] = rowsWithin(x, window.from, window.to);
  return {
    x: pick(x, rows),
    y: pick(y, rows),
    smooth: smooth ? pick(smooth, rows) : new Float64Array(),
    total: x.length,
    inside: end - first,
    from: x[0] ?? NaN,
    to: x[x.length - 1] ?? NaN,
    low,
    high,
    last: y[y.length - 1] ?? NaN,
  };
}

function pick(column: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i]!]!;
  return picked;
}
