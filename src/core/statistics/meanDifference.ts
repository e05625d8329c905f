import type { SampleStatistics } from "./sampleStatistics";
import { studentFactor } from "./studentFactor";

/** How the means of two samples differ. */
export interface MeanDifference {
  /** Mean of the second less mean of the first; NaN when one of them has no finite value. */
  readonly difference: number;
  /** Ends of its 95 % interval; NaN when one of the samples has fewer than two finite values. */
  readonly low: number;
  readonly high: number;
  /** Welch's degrees of freedom; NaN where there is no interval, and where neither sample varies. */
  readonly degrees: number;
  /** Finite values that it rests on. */
  readonly n: readonly [number, number];
}

/**
 * Difference of two means with the 95 % interval that does not suppose equal variances: Welch, Biometrika 34 (1947),
 * 28-35, with Satterthwaite's degrees of freedom.
 */
export function meanDifference(first: SampleStatistics, second: SampleStatistics): MeanDifference {
  const difference = second.mean - first.mean;
  const n = [first.n, second.n] as const;
  if (first.n < 2 || second.n < 2) return { difference, low: NaN, high: NaN, degrees: NaN, n };
  const one = first.std ** 2 / first.n;
  const two = second.std ** 2 / second.n;
  const variance = one + two;
  if (variance === 0) return { difference, low: difference, high: difference, degrees: NaN, n };
  const share = one / variance;
  const degrees = 1 / (share ** 2 / (first.n - 1) + (1 - share) ** 2 / (second.n - 1));
  const half = studentFactor(degrees) * Math.sqrt(variance);
  return { difference, low: difference - half, high: difference + half, degrees, n };
}
