import type { MetricSummaryName } from "../../query/parse/queryField";
import { keyMetric } from "../../runs/keyMetric";
import { columnId } from "./columnId";
import { metricSummaries } from "../metricSummaries";
import type { TableColumn } from "./tableColumn";

/** A column that can be shown. */
export interface ColumnChoice {
  readonly id: string;
  readonly column: TableColumn;
  /** Whether it is shown when nobody said anything. */
  readonly isUsual: boolean;
}

/** What tells runs apart at a glance; the experiment does where there are several. */
const runAttributes: readonly string[] = ["run_name", "starred", "experiment", "status", "start_time", "duration"];
/** Of runs of several experiments, what fewer than this part of them have is not shown by itself. */
const leastShare = 0.05;

/**
 * Every column that a table can show, in its natural order: the run, its key metric with its curve, params, metrics,
 * tags, and what else is known of it; of each kind what most runs have first.
 */
export function columnChoices(columns: readonly TableColumn[]): ColumnChoice[] {
  const common = [...columns].sort((a, b) => b.share - a.share);
  const metrics = common.filter(({ entity }) => entity === "metrics");
  const key = keyOf(columns.filter(({ entity }) => entity === "metrics"));
  const isMixed = columns.some(({ entity, key: name, isConstant }) => {
    return entity === "attributes" && name === "experiment" && !isConstant;
  });
  const hasBaseline = columns.some(({ entity, key: name }) => entity === "attributes" && name === "baseline");
  const choice = choiceOf({ key, isMixed, hasBaseline });
  const summaries = metricSummaries.filter((summary) => summary !== "delta" || hasBaseline);
  const expanded = metrics.flatMap((column) => summaries.map((summary) => choice(column, summary)));
  const ofKey = ({ column }: ColumnChoice) => column.key === key;
  const of = (entity: TableColumn["entity"], from = columns) =>
    from.filter((column) => column.entity === entity).map((column) => choice(column, "last"));
  const attributes = of("attributes");
  return [
    ...runAttributes.flatMap((name) => attributes.filter(({ column, isUsual }) => isUsual && column.key === name)),
    ...expanded.filter(ofKey),
    ...of("params", common),
    ...expanded.filter((one) => !ofKey(one)),
    ...of("tags", common),
    ...attributes.filter(({ isUsual }) => !isUsual),
    ...of("source"),
    ...of("datasets"),
  ];
}

/** The key metric of most runs: rare ones do not stand for a table, however they are called. */
function keyOf(metrics: readonly TableColumn[]): string | null {
  const highest = metrics.reduce((most, { share }) => Math.max(most, share), 0);
  const names = metrics.filter(({ share }) => share * 2 >= highest).map(({ key }) => key);
  return keyMetric(names);
}

/** What the runs of a table have in common. */
interface TableKind {
  /** Their key metric. */
  readonly key: string | null;
  /** They are of several experiments. */
  readonly isMixed: boolean;
  /** Some experiment has a baseline. */
  readonly hasBaseline: boolean;
}

function choiceOf(kind: TableKind) {
  return (column: TableColumn, summary: MetricSummaryName | "curve"): ColumnChoice => {
    // Whether all runs agree is known of the last values alone.
    const named = { ...column, summary, isConstant: column.isConstant && summary === "last" };
    const isRare = kind.isMixed && column.entity !== "attributes" && column.share < leastShare;
    return { id: columnId(named), column: named, isUsual: isUsualOf(named, kind) && !isRare };
  };
}

function isUsualOf({ entity, key, summary, share }: TableColumn, kind: TableKind): boolean {
  switch (entity) {
    case "params":
      return true;
    case "metrics":
      if (key === kind.key && (summary === "curve" || (summary === "delta" && kind.hasBaseline))) return true;
      return !key.startsWith("system/") && summary === "last";
    case "tags":
      return !/^(mlflow|runback)\./.test(key);
    case "attributes":
      // Stars come into the table with the first one.
      if (key === "starred") return share > 0;
      return runAttributes.includes(key) && (kind.isMixed || key !== "experiment");
    case "source":
    case "datasets":
      return false;
  }
}
