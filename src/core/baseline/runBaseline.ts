import type { RunDetail } from "../model/runDetail";

/** What a run is compared with: the baseline of its experiment. */
export interface RunBaseline {
  /** One run, or several of which the means count. */
  readonly runIds: readonly string[];
  /** Name of the first of them. */
  readonly runName: string;
  /** Means of the finite last values of metrics. */
  readonly values: Readonly<Record<string, number>>;
}

/** The baseline that these runs are; null without any. */
export function runBaseline(details: readonly RunDetail[]): RunBaseline | null {
  const [first] = details;
  if (first === undefined) return null;
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { metrics } of details)
    for (const [name, { last }] of Object.entries(metrics)) {
      if (!Number.isFinite(last)) continue;
      const { sum, count } = sums.get(name) ?? { sum: 0, count: 0 };
      sums.set(name, { sum: sum + last, count: count + 1 });
    }
  return {
    runIds: details.map(({ row }) => row.runId),
    runName: first.row.runName,
    // fromEntries and no assignment: a metric may be called "__proto__".
    values: Object.fromEntries([...sums].map(([name, { sum, count }]) => [name, sum / count])),
  };
}
