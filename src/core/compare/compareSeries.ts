/** Points of one metric of one run, in the order of the log. */
export interface ComparedSeries {
  readonly steps: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** The earliest point at which two series part; null: that side has no such point. */
export interface SeriesMismatch {
  readonly step: number;
  readonly left: number | null;
  readonly right: number | null;
}

/**
 * Finds the first step at which two series differ. Points are paired by their step, and among points of one step by
 * their order. Two numbers are the same when they differ by at most `tolerance` times the larger of them; NaN is the
 * same as NaN.
 */
export function compareSeries(left: ComparedSeries, right: ComparedSeries, tolerance: number): SeriesMismatch | null {
  const a = inStepOrder(left);
  const b = inStepOrder(right);
  for (let i = 0; i < a.length || i < b.length; i++) {
    const x = a[i];
    const y = b[i];
    if (x && y && x.step === y.step) {
      if (!isClose(x.value, y.value, tolerance)) return { step: x.step, left: x.value, right: y.value };
    } else if (x && (!y || x.step < y.step)) return { step: x.step, left: x.value, right: null };
    else if (y) return { step: y.step, left: null, right: y.value };
  }
  return null;
}

function inStepOrder({ steps, values }: ComparedSeries): { step: number; value: number }[] {
  const points = Array.from({ length: steps.length }, (_, i) => ({ step: steps[i] ?? NaN, value: values[i] ?? NaN }));
  return points.sort((left, right) => left.step - right.step);
}

function isClose(left: number, right: number, tolerance: number): boolean {
  if (Object.is(left, right) || left === right) return true;
  if (!Number.isFinite(left) || !Number.isFinite(right)) return false;
  return Math.abs(left - right) <= tolerance * Math.max(Math.abs(left), Math.abs(right));
}
