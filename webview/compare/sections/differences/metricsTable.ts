import { formatDelta } from "../../../../src/core/compare/copy/formatDelta";
import { bestRuns } from "../../../../src/core/compare/runs/bestRuns";
import { metricDelta } from "../../../../src/core/compare/runs/metricDelta";
import { directionOf } from "../../../../src/core/compare/runs/metricDirections";
import { statisticOf } from "../../../../src/core/compare/runs/metricStatistic";
import type { RunComparison } from "../../../../src/core/compare/runs/runComparison";
import { formatNumber } from "../../../../src/core/format/formatNumber";
import type { MetricDirection } from "../../../../src/core/view/metricDirection";
import { controls } from "../../../shared/controls";
import { dataTable, type TableRow } from "../../../shared/parts/dataTable";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/parts/logText";
import type { CompareContext } from "../../compareContext";
import type { ComparisonFeed } from "../../comparison/comparisonFeed";
import { runLabel } from "../../comparison/runLabel";
import { verdictText } from "./verdictText";

/** Cells put into the page at a time. */
const cellLimit = 2000;

/** The metrics of the runs side by side with their deltas; the best cell of a row is marked. */
export function metricsTable(
  { runs, metrics }: RunComparison,
  isAll: boolean,
  feed: ComparisonFeed,
  { runs: set, t }: CompareContext,
): HTMLElement {
  const { statistic, directions, baseline } = feed.reading;
  const rows = metrics.names.flatMap((name, at) => {
    const direction = directionOf(name, directions);
    const values = statisticOf(metrics, at, statistic, direction);
    if (!isAll && values.every((value) => Object.is(value, values[0]))) return [];
    return [
      (): TableRow => ({
        cells: [logText(name), directionChoice(name, direction), ...cellsOf(values, direction)],
      }),
    ];
  });
  return dataTable({
    label: t("Metrics"),
    head: [t("Metric"), t("Better"), ...runs.map((row) => runLabel(row, set))],
    rows,
    pageSize: Math.max(10, Math.floor(cellLimit / Math.max(1, runs.length))),
    moreText: (hidden) => t("Show {0} more", hidden),
  });

  function cellsOf(values: readonly (number | null)[], direction: MetricDirection | null): HTMLElement[] {
    const best = bestRuns(values, direction);
    return values.map((value, run) => {
      if (value === null) return element("span", { class: "muted" }, "–");
      const number = element("span", { title: String(value) }, formatNumber(value));
      const made = element("span", { class: best.has(run) ? "best" : undefined }, number);
      if (best.has(run)) made.append(element("span", { "aria-hidden": "true" }, " ★"), spoken(t("best")));
      const delta = run === baseline ? null : metricDelta(value, values[baseline] ?? null, direction);
      if (delta === null) return made;
      const moved = element("span", { class: `delta ${delta.verdict}` }, formatDelta(delta));
      return element("span", {}, made, element("br"), moved, spoken(verdictText(delta.verdict, t)));
    });
  }

  function directionChoice(metric: string, direction: MetricDirection | null): HTMLElement {
    const ways = [
      { value: "lower", label: t("lower") },
      { value: "higher", label: t("higher") },
      { value: "none", label: "–" },
    ];
    const label = t("Which way {0} gets better", metric.slice(0, 200));
    return controls.list(label, ways, direction ?? "none", (way) =>
      feed.setDirection(metric, way as MetricDirection | "none"),
    );
  }
}

function spoken(text: string): HTMLElement {
  return element("span", { class: "only-spoken" }, text);
}
