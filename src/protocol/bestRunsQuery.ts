import type { MetricDirection } from "../core/view/metricDirection";

/** By what the best run of each experiment is looked for. */
export interface BestRunsQuery {
  /** Metrics that the user chose, by ids of experiments; of others it is the one that stands for most of their runs. */
  readonly metrics: Readonly<Record<string, string>>;
}

/** The best run of an experiment. */
export interface BestRun {
  readonly experimentId: string;
  readonly metric: string;
  /** null: nothing tells which way the metric gets better, so that there is no best run. */
  readonly direction: MetricDirection | null;
  /** The one with the best finite value over its whole history, of several the newest; null where there is none. */
  readonly runId: string | null;
  /** NaN without a run. */
  readonly value: number;
}
