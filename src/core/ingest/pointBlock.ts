/**
 * Points of metrics that were logged together, as columns: row i has one step, one time and one value a metric.
 * Metrics of one block share the step and time columns.
 */
export interface PointBlock {
  /** Attempt of the run that logged these rows. */
  readonly attempt: number;
  readonly metrics: readonly string[];
  readonly rows: number;
  /** Number of each row among the metric records of its file, from 0: puts rows of different blocks in file order. */
  readonly ordinals: Float64Array;
  readonly steps: Float64Array;
  /** Milliseconds since the epoch; NaN where the log has none. */
  readonly times: Float64Array;
  /** One column a metric, in the order of `metrics`; each has `rows` values. */
  readonly values: readonly Float64Array[];
  /** Byte range of the file in which all these rows lie (other records may lie between them). */
  readonly byteStart: number;
  readonly byteEnd: number;
}
