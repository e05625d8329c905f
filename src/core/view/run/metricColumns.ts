import type { MetricSummary } from "../../model/metricSummary";

/** The numbers of a summary, one column each. */
const fields = [
  "count",
  "first",
  "last",
  "min",
  "max",
  "mean",
  "variance",
  "firstStep",
  "lastStep",
  "minStep",
  "maxStep",
  "nan",
  "inf",
] as const satisfies readonly (keyof MetricSummary)[];
/** Points of a small picture at most. */
const sparkSize = 16;

/**
 * The summaries of a run's metrics as typed columns, which cross to a page without a copy: five thousand metrics as
 * objects are megabytes of text.
 */
export interface MetricColumns {
  readonly names: readonly string[];
  /** Metric by metric its numbers, in the order of the fields. */
  readonly numbers: Float64Array;
  /** Metric by metric the points of its small picture, filled up with NaN; how many count is in `sparkLengths`. */
  readonly sparklines: Float32Array;
  readonly sparkLengths: Uint8Array;
}

/** Packs and unpacks. */
export const metricColumns = {
  of(metrics: Readonly<Record<string, MetricSummary>>): MetricColumns {
    const entries = Object.entries(metrics);
    const numbers = new Float64Array(entries.length * fields.length);
    const sparklines = new Float32Array(entries.length * sparkSize).fill(NaN);
    const sparkLengths = new Uint8Array(entries.length);
    entries.forEach(([, summary], metric) => {
      fields.forEach((field, at) => (numbers[metric * fields.length + at] = summary[field]));
      sparklines.set(summary.sparkline.slice(0, sparkSize), metric * sparkSize);
      sparkLengths[metric] = Math.min(sparkSize, summary.sparkline.length);
    });
    return { names: entries.map(([name]) => name), numbers, sparklines, sparkLengths };
  },

  /** The summary at a place in `names`. */
  at({ numbers, sparklines, sparkLengths }: MetricColumns, metric: number): MetricSummary {
    const values = fields.map((field, at) => [field, numbers[metric * fields.length + at] ?? NaN]);
    const from = metric * sparkSize;
    const sparkline = [...sparklines.subarray(from, from + (sparkLengths[metric] ?? 0))];
    return { ...(Object.fromEntries(values) as Omit<MetricSummary, "sparkline">), sparkline };
  },
};
