import type { MetricDirections } from "../compare/runs/metricDirections";
import type { ColumnName } from "./columns/columnName";

const best = { lower: "min", higher: "max", none: "last" } as const;

/** The column to ask the index for, which knows only what names suggest: `best` by what the user said of the metric. */
export function saidColumn(column: ColumnName, said: MetricDirections): ColumnName {
  const { entity, key, summary } = column;
  const direction = entity === "metrics" && summary === "best" && Object.hasOwn(said, key) ? said[key] : undefined;
  return direction === undefined ? column : { ...column, summary: best[direction] };
}
