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
  const floor = isLog ? 0 : -Infinity;
  let low = Infinity;
  let high = -Infinity;
  const take = (values: ArrayLike<number>): void => {
    // Comparisons alone: most of these are made before the browser has made the code fast.
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      if (value < low && value > floor) low = value;
      if (value > high && value > floor && value < Infinity) high = value;
    }
  };
  for (const curve of curves) take(isTypical ? [curve.low, curve.high] : curve.y);
  return low <= high ? [low, high] : [NaN, NaN];
}
