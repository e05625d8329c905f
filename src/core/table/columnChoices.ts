import type { MetricSummaryName } from "../query/queryField";
import { keyMetric } from "../runs/keyMetric";
import { columnId } from "./columnId";
import { metricSummaries } from "./metricSummaries";
import type { TableColumn } from "./tableColumn";

/** A column that can be shown. */
export interface ColumnChoice {
  readonly id: string;
  readonly column: TableColumn;
  /** Whether it is shown when nobody said anything. */
  readonly isUsual: boolean;
}

const usualAttributes: ReadonlySet<string> = new Set(["run_name", "status", "start_time", "duration"]);

/**
 * Every column that a table can show, in its natural order: the run, its key metric with its curve, params, metrics,
 * tags, and what else is known of it.
 */
export function columnChoices(columns: readonly TableColumn[]): ColumnChoice[] {
  const metrics = columns.filter(({ entity }) => entity === "metrics");
  const key = keyMetric(metrics.map((column) => column.key));
  const expanded = metrics.flatMap((column) => metricSummaries.map((summary) => choice(column, summary, key)));
  const ofKey = ({ column }: ColumnChoice) => column.key === key;
  const others = columns.filter(({ entity }) => entity !== "metrics").map((column) => choice(column, "last", key));
  const isRun = ({ column, isUsual }: ColumnChoice) => column.entity === "attributes" && isUsual;
  const of = (entity: TableColumn["entity"]) => others.filter(({ column }) => column.entity === entity);
  return [
    ...others.filter(isRun),
    ...expanded.filter(ofKey),
    ...of("params"),
    ...expanded.filter((one) => !ofKey(one)),
    ...of("tags"),
    ...of("attributes").filter((one) => !isRun(one)),
    ...of("source"),
    ...of("datasets"),
  ];
}

function choice(column: TableColumn, summary: MetricSummaryName | "curve", key: string | null): ColumnChoice {
  const isSystem = column.key.startsWith("system/");
  const isUsual =
    column.entity === "metrics"
      ? !isSystem && (summary === "last" || (summary === "curve" && column.key === key))
      : column.entity === "params" ||
        (column.entity === "attributes" && usualAttributes.has(column.key)) ||
        (column.entity === "tags" && !/^(mlflow|runback)\./.test(column.key));
  // Whether all runs agree is known of the last values alone.
  const named = { ...column, summary, isConstant: column.isConstant && summary === "last" };
  return { id: columnId(named), column: named, isUsual };
}
