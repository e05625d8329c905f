import type { DrawnCurve } from "../../curves/drawnCurve";

/** How many of the drawn values are no numbers, how many a logarithmic axis cannot show, and how many there are. */
export interface StrangeValues {
  readonly strange: number;
  readonly atOrBelowZero: number;
  readonly all: number;
}

/** Counts what the lines of a chart leave out. */
export function countStrange(curves: readonly DrawnCurve[]): StrangeValues {
  let [strange, atOrBelowZero, all] = [0, 0, 0];
  for (const { y } of curves) {
    all += y.length;
    for (let row = 0; row < y.length; row++) {
      const value = y[row]!;
      if (!(value > -Infinity && value < Infinity)) strange++;
      else if (value <= 0) atOrBelowZero++;
    }
  }
  return { strange, atOrBelowZero, all };
}
