import { studentFactor } from "./studentFactor";

/** What is said of several values. NaN and infinities are counted, and left out of all the rest. */
export interface SampleStatistics {
  /** Finite values; everything below but `nan` and `inf` is of them, and NaN when there is none. */
  readonly n: number;
  readonly nan: number;
  readonly inf: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1); NaN for fewer than two values. */
  readonly std: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** Ends of the 95 % interval of the mean by Student's t; NaN for fewer than two values. */
  readonly low: number;
  readonly high: number;
}

/** Beyond these, squares leave the range of doubles. */
const largest = 1e150;
const smallest = 1e-150;

/**
 * Statistics of some values.
 * @param values of the sample; are put in order by this
 * @param factorOf Student's factor, where the caller keeps those it had
 */
export function sampleStatistics(values: Float64Array, factorOf = studentFactor): SampleStatistics {
  values.sort();
  // In this order -Infinity is first, then the finite ones, Infinity and NaN.
  const from = countWhile(values, 0, (value) => value === -Infinity);
  const n = countWhile(values, from, (value) => value < Infinity);
  const above = countWhile(values, from + n, (value) => value === Infinity);
  const counts = { n, nan: values.length - from - n - above, inf: from + above };
  if (n === 0) return { ...counts, mean: NaN, std: NaN, median: NaN, min: NaN, max: NaN, low: NaN, high: NaN };
  const finite = values.subarray(from, from + n);
  const min = finite[0]!;
  const max = finite[n - 1]!;
  const scale = scaleOf(Math.max(-min, max));
  const scaled = meanOf(finite, scale);
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (finite[i]! / scale - scaled) ** 2;
  const mean = scaled * scale;
  const std = n < 2 ? NaN : Math.sqrt(squares / (n - 1)) * scale;
  const half = n < 2 ? NaN : (factorOf(n - 1) * std) / Math.sqrt(n);
  const middle = n >> 1;
  const median = n % 2 === 1 ? finite[middle]! : finite[middle - 1]! / 2 + finite[middle]! / 2;
  return { ...counts, mean, std, median, min, max, low: mean - half, high: mean + half };
}

function scaleOf(size: number): number {
  return size > largest || (size < smallest && size > 0) ? size : 1;
}

/** Scaled mean of finite values; equal ones have exactly their value as mean. */
function meanOf(finite: Float64Array, scale: number): number {
  const first = finite[0]! / scale;
  let sum = 0;
  for (const value of finite) sum += value / scale - first;
  return first + sum / finite.length;
}

function countWhile(values: Float64Array, from: number, test: (value: number) => boolean): number {
  let at = from;
  while (at < values.length && test(values[at]!)) at++;
  return at - from;
}
