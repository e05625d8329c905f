/**
 * Exact summary of one metric of one run, over all its visible points (those that no resume superseded).
 * NaN and infinities are counted, kept in `first` and `last`, and left out of min, max, mean and variance.
 */
export interface MetricSummary {
  readonly count: number;
  readonly first: number;
  readonly last: number;
  /** NaN when no finite point exists; so are max, mean and variance. */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Population variance of the finite points. */
  readonly variance: number;
  readonly firstStep: number;
  readonly lastStep: number;
  readonly minStep: number;
  readonly maxStep: number;
  readonly nan: number;
  readonly inf: number;
  /** At most 16 evenly strided points of the curve, for a small picture. */
  readonly sparkline: readonly number[];
}
