import { groupMetrics } from "../../../../src/core/compare/groups/groupMetrics";
import { sortGroups } from "../../../../src/core/compare/groups/sortGroups";
import { directionOf, type MetricDirections } from "../../../../src/core/compare/runs/metricDirections";
import type { MetricStatistic } from "../../../../src/core/compare/runs/metricStatistic";
import { metricStatistics } from "../../../../src/core/compare/runs/metricStatistic";
import { exportTable, type ExportFormat } from "../../../../src/core/export/exportTable";
import { groupDifferences } from "../../../../src/core/groups/export/groupDifferences";
import { groupsTable } from "../../../../src/core/groups/export/groupsTable";
import type { RunGroup } from "../../../../src/core/groups/runGroup";
import { groupingName } from "../../../../src/core/groups/text/groupingName";
import { shownStatistics, type ShownStatistic } from "../../../../src/core/groups/text/shownStatistic";
import { statisticName } from "../../../../src/core/groups/text/statisticName";
import { controls } from "../../../shared/controls";
import { element } from "../../../shared/element";
import type { CompareContext } from "../../compareContext";
import type { CompareSection } from "../../compareSection";
import { feedOf } from "../../comparison/feedOf";
import { groupingOf } from "../../grouping/groupingOf";
import { groupMetricsTable } from "./groupMetricsTable";
import "./groups.css";

const preference = "groupStatistic";
const sortPreference = "groupSort";

/** Groups of the runs side by side: their statistics, and by how much their means differ from those of one of them. */
export function groupsSection(context: CompareContext): CompareSection {
  const { host, preferences, t } = context;
  const feed = feedOf(context);
  const grouping = groupingOf(context);
  let statistic: ShownStatistic = shownStatistics.find((one) => one === preferences[preference]) ?? "mean";
  /** The metric whose best group comes first; empty: groups come in the order of their first runs. */
  let sortMetric = typeof preferences[sortPreference] === "string" ? preferences[sortPreference] : "";
  const opened = new Set<string>();
  /** First run of the group that others are compared with; null: the one that the baseline run is in. */
  let baseRun: string | null = null;
  let groups: readonly RunGroup[] = [];
  let isWanted = false;

  const trouble = element("p", { class: "trouble", role: "alert", hidden: true });
  const said = element("span", { role: "status", class: "muted" });
  const choices = element("span", { class: "bar" });
  const place = element("div", {}, element("p", { class: "muted" }, t("Reading…")));
  const by = controls.button("", () => void grouping.choose(section).catch(fail));
  const bar = element(
    "div",
    { class: "bar" },
    by,
    choices,
    controls.button(t("Copy as Markdown"), () => copy("md")),
    controls.button(t("Copy as CSV"), () => copy("csv")),
    said,
  );
  const section = element("section", { class: "group-comparison" }, bar, trouble, place);

  const base = (): number => {
    const wanted = baseRun ?? feed.answer?.comparison.runs[feed.baseline]?.runId ?? "";
    return Math.max(
      0,
      groups.findIndex(({ runIds }) => runIds.includes(wanted)),
    );
  };

  function draw(): void {
    by.textContent = t("Grouped by {0}", groupingName(grouping.by, t));
    const { answer } = feed;
    if (!isWanted || answer === null || grouping.all.length === 0) return;
    trouble.hidden = true;
    const { comparison, directions } = answer;
    groups = sorted(groupMetrics(comparison, grouping.all, feed.statistic, directions), directions);
    // Not from under an open list, whenever a run goes on.
    if (choices.querySelector("select:focus") === null) drawChoices();
    const left = place.querySelector(".scroll")?.scrollLeft ?? 0;
    place.replaceChildren(
      groupMetricsTable(
        { groups, base: base(), metrics: comparison.metrics.names, directions, statistic, opened },
        context,
      ),
      element(
        "p",
        { class: "muted" },
        groups.length < 2 ? t("There is only one group, so there is nothing to compare it with.") : note(),
      ),
    );
    const scroller = place.querySelector(".scroll");
    if (scroller !== null) scroller.scrollLeft = left;
  }

  function sorted(all: readonly RunGroup[], directions: MetricDirections): readonly RunGroup[] {
    const metric = feed.answer?.comparison.metrics.names.indexOf(sortMetric) ?? -1;
    if (metric < 0) return all;
    return sortGroups(all, metric, directionOf(sortMetric, directions), statistic === "median" ? "median" : "mean");
  }

  const note = (): string =>
    t(
      "Differences are between means, with the 95 % interval by Welch's method. Each interval stands for itself: where nothing differs, about one in twenty still excludes 0.",
    );

  function drawChoices(): void {
    const names: Readonly<Record<MetricStatistic, string>> = {
      last: t("last"),
      best: t("best"),
      min: t("min"),
      max: t("max"),
      mean: t("mean"),
    };
    const bases = groups.map(({ title, runIds }) => ({ value: runIds[0] ?? "", label: title }));
    const values = metricStatistics.map((value) => ({ value, label: names[value] }));
    const shown = shownStatistics.map((value) => ({ value, label: statisticName(value, t) }));
    const metrics = feed.answer?.comparison.metrics.names ?? [];
    const sorts = [
      { value: "", label: t("their first runs") },
      ...metrics.map((name) => ({ value: name, label: name })),
    ];
    choices.replaceChildren(
      controls.choice(t("Baseline group"), bases, bases[base()]?.value ?? "", (runId) => {
        baseRun = runId;
        draw();
      }),
      controls.choice(t("Metric value"), values, feed.statistic, (value) =>
        feed.setStatistic(metricStatistics.find((one) => one === value) ?? "last"),
      ),
      controls.choice(t("Groups show"), shown, statistic, (value) => {
        statistic = shownStatistics.find((one) => one === value) ?? "mean";
        host.setPreference(preference, statistic).catch(fail);
        draw();
      }),
      controls.choice(t("Sort groups by"), sorts, metrics.includes(sortMetric) ? sortMetric : "", (value) => {
        sortMetric = value;
        host.setPreference(sortPreference, sortMetric).catch(fail);
        draw();
      }),
    );
  }

  function copy(format: ExportFormat): void {
    if (feed.answer === null || groups.length === 0) return;
    const { names } = feed.answer.comparison.metrics;
    const isFull = format === "csv";
    const one = groupsTable(groups, names, isFull);
    const two = groupDifferences(groups, names, base(), isFull);
    const texts = [exportTable("groups", one.head, one.rows, format)];
    if (two.rows.length > 0) texts.push(exportTable("differences", two.head, two.rows, format));
    host
      .copyText(texts.join("\n"))
      .then(() => void (said.textContent = t("Copied.")))
      .catch(fail);
  }

  function fail(error: unknown): void {
    trouble.textContent = error instanceof Error ? error.message : String(error);
    trouble.hidden = false;
  }

  const load = (): void => {
    if (isWanted) grouping.load().then(draw, fail);
  };
  feed.onDidChange.listen(draw);
  feed.onDidFail.listen(fail);
  grouping.onDidChange.listen(draw);
  context.runs.onDidLoad.listen(load);
  draw();
  return {
    id: "groups",
    title: t("Groups"),
    element: section,
    shown() {
      isWanted = true;
      feed.start();
      load();
    },
  };
}
