/**
 * What a curve is drawn over: the step, milliseconds since the run's start, milliseconds since the epoch, or another
 * metric of the run at the same step.
 */
export type CurveAxis = "step" | "relative" | "wall" | { readonly metric: string };

/** Points of a metric as the index keeps them. */
export interface CurveSource {
  readonly steps: Float64Array;
  /** Milliseconds since the epoch. */
  readonly times: Float64Array;
  readonly values: Float64Array;
}
