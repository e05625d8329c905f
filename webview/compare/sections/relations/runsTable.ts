import type { MetricReading } from "../../../../src/core/compare/card/metricChanges";
import { directionOf } from "../../../../src/core/compare/runs/metricDirections";
import { statisticOf } from "../../../../src/core/compare/runs/metricStatistic";
import type { RunComparison } from "../../../../src/core/compare/runs/runComparison";
import type { ValueAxis } from "../../../../src/core/compare/relation/valueAxis";
import { formatNumber } from "../../../../src/core/format/formatNumber";
import { dataTable } from "../../../shared/parts/dataTable";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/parts/logText";
import type { CompareContext } from "../../compareContext";
import { runLabel } from "../../comparison/runLabel";

/** The parallel coordinates in words and numbers: a row a run, a column an axis; the marked runs only. */
export function runsTable(
  axes: readonly ValueAxis[],
  { runs: rows, params, metrics }: RunComparison,
  { statistic, directions }: MetricReading,
  { runs, t }: CompareContext,
): HTMLElement {
  const columns = axes.map(({ key }, at) => {
    if (at < axes.length - 1) return params.find((line) => line.key === key)?.values ?? [];
    const values = statisticOf(metrics, metrics.names.indexOf(key), statistic, directionOf(key, directions));
    return values.map((value) => (value === null ? null : formatNumber(value)));
  });
  const shown = rows.map((row, run) => ({ row, run })).filter(({ row }) => runs.isShown(row.runId));
  const table = dataTable({
    label: t("The runs in numbers"),
    head: [t("Run"), ...axes.map(({ key }) => logText(key))],
    rows: shown.map(({ row, run }) => () => ({
      cells: [runLabel(row, runs), ...columns.map((values) => logText(values[run] ?? "–"))],
    })),
    pageSize: 50,
    moreText: (hidden) => t("Show {0} more", hidden),
  });
  return element("details", { class: "twin" }, element("summary", {}, t("The runs in numbers")), table);
}
