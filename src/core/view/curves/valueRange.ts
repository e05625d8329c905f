import type { DrawnCurve } from "../../curves/drawnCurve";

/**
 * Smallest and largest of what is drawn of some curves; NaN twice when none is finite.
 * @param isTypical leave outliers out
 * @param isLog leave out what a logarithmic axis cannot show
 */
export function valueRange(
  curves: readonly DrawnCurve[],
  isTypical: boolean,
  isLog: boolean,
): readonly [low: number, high: number] {
  let low = Infinity;
  let high = -Infinity;
  const take = (value: number): void => {
    if (!Number.isFinite(value) || (isLog && value <= 0)) return;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const curve of curves) {
    if (isTypical) {
      take(curve.low);
      take(curve.high);
    } else for (let row = 0; row < curve.y.length; row++) take(curve.y[row]!);
  }
  return low <= high ? [low, high] : [NaN, NaN];
}
