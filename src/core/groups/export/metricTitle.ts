import type { ColumnName } from "../../table/columns/columnName";

/** How a metric is written above a column. */
export function metricTitle({ key, summary }: ColumnName): string {
  return summary === "last" ? key : `${summary}(${key})`;
}
