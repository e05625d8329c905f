import type { CurveColumns } from "../curveColumns";

/**
 * Reads a curve at rising places: the value that was logged there (of several at one place the last), on the straight
 * line between its neighbours elsewhere, and NaN beyond the curve's own ends. What lies beside a value that is not
 * finite is NaN.
 * @returns the value at a place; each place must not be below the one before
 */
export function valueAtPlace({ x, y }: CurveColumns): (place: number) => number {
  let row = 0;
  return (place) => {
    while (row + 1 < x.length && x[row + 1]! <= place) row++;
    const from = x[row]!;
    if (from === place) return y[row]!;
    // Also where the curve is empty.
    if (!(from < place) || row + 1 >= x.length) return NaN;
    const [left, right] = [y[row]!, y[row + 1]!];
    const part = (place - from) / (x[row + 1]! - from);
    const rise = right - left;
    if (!Number.isFinite(left) || !Number.isFinite(right)) return NaN;
    return Number.isFinite(rise) ? left + rise * part : left * (1 - part) + right * part;
  };
}
