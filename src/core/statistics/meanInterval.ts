import type { SampleDescription } from "./describeSample";
import { studentFactor } from "./studentFactor";

/** The 95 % interval of a mean. */
export interface MeanInterval {
  /** Its ends; NaN for fewer than two values. */
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % interval of a sample's mean by Student's t.
 * @param factorOf Student's factor, where the caller keeps those it had
 */
export function meanInterval(
  { n, mean, std }: Pick<SampleDescription, "n" | "mean" | "std">,
  factorOf: (degrees: number) => number = studentFactor,
): MeanInterval {
  const half = n < 2 ? NaN : (factorOf(n - 1) * std) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}
