import type { MetricSummary } from "../model/metricSummary";
import type { RunDetail } from "../model/runDetail";

/** Means over the runs of a baseline, by metric. */
type Means = Readonly<Record<string, number>>;

/** What a run is compared with: the baseline of its experiment. */
export interface RunBaseline {
  /** One run, or several of which the means count. */
  readonly runIds: readonly string[];
  /** Name of the first of them. */
  readonly runName: string;
  /** Means of the finite last values of metrics. */
  readonly values: Means;
  /** Means of the least and of the largest values, one of which is the best. */
  readonly lowest: Means;
  readonly highest: Means;
}

/** The baseline that these runs are; null without any. */
export function runBaseline(details: readonly RunDetail[]): RunBaseline | null {
  const [first] = details;
  if (first === undefined) return null;
  return {
    runIds: details.map(({ row }) => row.runId),
    runName: first.row.runName,
    values: means(details, ({ last }) => last),
    lowest: means(details, ({ min }) => min),
    highest: means(details, ({ max }) => max),
  };
}

function means(details: readonly RunDetail[], valueOf: (summary: MetricSummary) => number): Means {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { metrics } of details)
    for (const [name, summary] of Object.entries(metrics)) {
      const value = valueOf(summary);
      if (!Number.isFinite(value)) continue;
      const { sum, count } = sums.get(name) ?? { sum: 0, count: 0 };
      sums.set(name, { sum: sum + value, count: count + 1 });
    }
  // fromEntries and no assignment: a metric may be called "__proto__".
  return Object.fromEntries([...sums].map(([name, { sum, count }]) => [name, sum / count]));
}
