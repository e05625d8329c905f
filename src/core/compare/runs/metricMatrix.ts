import type { MetricSummary } from "../../model/metricSummary";

/** The parts of a summary that runs are compared by. */
const matrixColumns = ["first", "last", "min", "max", "mean"] as const;

/**
 * Summaries of the metrics of several runs as columns. The cell of metric m and run r is at `m * runCount + r`;
 * where a run has no such metric its count is 0 and its values are NaN.
 */
export interface MetricMatrix extends Readonly<Record<(typeof matrixColumns)[number], Float64Array>> {
  readonly names: readonly string[];
  readonly runCount: number;
  readonly counts: Float64Array;
}

/** Puts the summaries of runs side by side; the metrics in the order in which they first occur. */
export function metricMatrix(runs: readonly Readonly<Record<string, MetricSummary>>[]): MetricMatrix {
  const names = [...new Set(runs.flatMap((metrics) => Object.keys(metrics)))];
  const size = names.length * runs.length;
  const column = (): Float64Array => new Float64Array(size).fill(NaN);
  const columns = { first: column(), last: column(), min: column(), max: column(), mean: column() };
  const counts = new Float64Array(size);
  names.forEach((name, m) =>
    runs.forEach((metrics, r) => {
      const summary = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
      if (summary === undefined) return;
      const at = m * runs.length + r;
      counts[at] = summary.count;
      for (const key of matrixColumns) columns[key][at] = summary[key];
    }),
  );
  return { names, runCount: runs.length, counts, ...columns };
}
