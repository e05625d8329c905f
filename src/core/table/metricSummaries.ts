import type { ColumnName } from "./columns/columnName";

/** What can be shown of a metric, the usual one first. */
export const metricSummaries: readonly ColumnName["summary"][] = [
  "last",
  "best",
  "min",
  "max",
  "mean",
  "first",
  "count",
  "delta",
  "curve",
];
