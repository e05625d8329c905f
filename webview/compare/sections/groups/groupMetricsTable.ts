import { differenceVerdict } from "../../../../src/core/compare/groups/differenceVerdict";
import { directionOf, type MetricDirections } from "../../../../src/core/compare/runs/metricDirections";
import type { RunGroup } from "../../../../src/core/groups/runGroup";
import { differenceText } from "../../../../src/core/groups/text/differenceText";
import type { ShownStatistic } from "../../../../src/core/groups/text/shownStatistic";
import { statisticLines } from "../../../../src/core/groups/text/statisticLines";
import { statisticText } from "../../../../src/core/groups/text/statisticText";
import { meanDifference } from "../../../../src/core/statistics/meanDifference";
import type { MetricDirection } from "../../../../src/core/view/metricDirection";
import { dataTable, type TableRow } from "../../../shared/parts/dataTable";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/parts/logText";
import type { CompareContext } from "../../compareContext";
import { runMark } from "../../runMark";
import { groupMembers } from "./groupMembers";

/** Cells put into the page at a time. */
const cellLimit = 1500;

/** What the table shows. */
export interface GroupMetrics {
  readonly groups: readonly RunGroup[];
  /** The group that others are compared with; it need not be one of them. */
  readonly base: RunGroup | null;
  /** Names of the metrics that the statistics of the groups are of. */
  readonly metrics: readonly string[];
  readonly directions: MetricDirections;
  readonly statistic: ShownStatistic;
  /** First runs of the groups whose members are listed. */
  readonly opened: Set<string>;
}

/** Metrics as rows, groups as columns: what is said of each, and how its mean differs from that of the baseline group. */
export function groupMetricsTable(shown: GroupMetrics, context: CompareContext): HTMLElement {
  const { groups, base, metrics, directions, statistic, opened } = shown;
  const { runs, t } = context;
  const head = groups.map((group) => {
    const { title, runIds } = group;
    const name = element("span", { class: "run-label" }, runMark(runs.style(runIds[0] ?? "")), logText(title));
    const attributes = { "data-runs": JSON.stringify(runIds) };
    return element("div", attributes, name, groupMembers(runIds, group === base ? t("baseline") : "", opened, context));
  });
  return dataTable({
    label: t("Metrics of groups"),
    head: [t("Metric"), ...head],
    rows: metrics.map((name, at) => (): TableRow => {
      const direction = directionOf(name, directions);
      return { cells: [logText(name), ...groups.map((group) => cell(group, at, direction))] };
    }),
    pageSize: Math.max(10, Math.floor(cellLimit / Math.max(1, groups.length))),
    moreText: (hidden) => t("Show {0} more", hidden),
  });

  function cell(group: RunGroup, metric: number, direction: MetricDirection | null): HTMLElement {
    const { runIds, statistics } = group;
    const of = statistics[metric]!;
    const text = statisticText(of, statistic, runIds.length, t);
    if (text === "") return element("span", { class: "muted" }, "–");
    const value = element("span", { title: statisticLines(of, t).join("\n") }, text);
    const against = base?.statistics[metric];
    if (group === base || !against) return value;
    const difference = meanDifference(against, of);
    if (Number.isNaN(difference.difference)) return value;
    const verdict = differenceVerdict(difference, direction);
    const words = { better: t("better"), worse: t("worse"), open: t("may be none"), unknown: "" }[verdict];
    const moved = element("span", { class: `delta ${verdict}` }, differenceText(difference, t));
    const rests = t("n = {0} and {1}", difference.n[0], difference.n[1]);
    const said = element("span", { class: "muted rests" }, words === "" ? rests : `${words} · ${rests}`);
    return element("span", {}, value, element("br"), moved, element("br"), said);
  }
}
