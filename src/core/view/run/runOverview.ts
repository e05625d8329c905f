import type { RunDetail } from "../../model/runDetail";
import { metricColumns, type MetricColumns } from "./metricColumns";

/** Everything that is known of a run but its points, with the metrics as columns. */
export interface RunOverview {
  readonly detail: Omit<RunDetail, "metrics">;
  readonly metrics: MetricColumns;
}

/** Splits a run into what is few and what is many. */
export function runOverview({ metrics, ...detail }: RunDetail): RunOverview {
  return { detail, metrics: metricColumns.of(metrics) };
}
