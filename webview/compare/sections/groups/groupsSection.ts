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
import { opener } from "../../../shared/parts/opener";
import { followShown } from "../../brush/followShown";
import type { CompareContext } from "../../compareContext";
import type { CompareSection } from "../../compareSection";
import { feedOf } from "../../comparison/feedOf";
import { groupingOf } from "../../grouping/groupingOf";
import { GroupFilter } from "./groupFilter";
import { groupMetricsTable } from "./groupMetricsTable";
import "./groups.css";

const preference = "groupStatistic";
const sortPreference = "groupSort";

/** Groups of the runs side by side: their statistics, and by how much their means differ from those of one of them. */
export function groupsSection(context: CompareContext): CompareSection {
  const { host, preferences, t } = context;
  const feed = feedOf(context);
  const grouping = groupingOf(context);
  const filter = new GroupFilter(context, grouping, draw, fail);
  let statistic: ShownStatistic = shownStatistics.find((one) => one === preferences[preference]) ?? "mean";
  /** The metric whose best group comes first; empty: the order of the filter, else that of the groups' first runs. */
  let sortMetric = typeof preferences[sortPreference] === "string" ? preferences[sortPreference] : "";
  const opened = new Set<string>();
  /** First run of the group that others are compared with; null: the one that the baseline run is in. */
  let baseRun: string | null = null;
  /** All groups, and those that the filter leaves, in their order. */
  let all: readonly RunGroup[] = [];
  let groups: readonly RunGroup[] = [];
  let isWanted = false;

  const trouble = element("p", { class: "trouble", role: "alert", hidden: true });
  const said = element("span", { role: "status", class: "muted" });
  const count = element("span", { role: "status", class: "muted" });
  const choices = element("span", { class: "bar" });
  const place = element("div", {}, element("p", { class: "muted" }, t("Reading…")));
  const by = controls.button("", () => void grouping.choose(section, tellBy).catch(fail));
  const tellBy = opener(by, "dialog");
  const bar = element(
    "div",
    { class: "bar" },
    by,
    choices,
    controls.button(t("Copy as Markdown"), () => copy("md")),
    controls.button(t("Copy as CSV"), () => copy("csv")),
    said,
  );
  const filterBar = element("div", { class: "bar" }, filter.field.field, count);
  const section = element(
    "section",
    { class: "group-comparison" },
    bar,
    filterBar,
    filter.field.mistake,
    trouble,
    place,
  );

  /** The group that others are compared with, whether it is shown or not. */
  const base = (): RunGroup | null => {
    const wanted = baseRun ?? feed.answer?.comparison.runs[feed.baseline]?.runId ?? "";
    return all.find(({ runIds }) => runIds.includes(wanted)) ?? all[0] ?? null;
  };

  function draw(): void {
    by.textContent = t("Grouped by {0}", groupingName(grouping.by, t));
    const { answer } = feed;
    if (!isWanted || answer === null || grouping.all.length === 0 || !filter.isReady) return;
    trouble.hidden = true;
    const { comparison, directions } = answer;
    all = groupMetrics(comparison, grouping.all, feed.statistic, directions);
    groups = sorted(filter.pick(all), directions);
    const text = groups.length === all.length ? "" : t("{0} of {1} groups", groups.length, all.length);
    if (count.textContent !== text) count.textContent = text;
    // Not from under an open list, whenever a run goes on.
    if (choices.querySelector("select:focus") === null) drawChoices();
    const left = place.querySelector(".scroll")?.scrollLeft ?? 0;
    if (groups.length === 0) {
      const empty = t("No groups match the filter of groups. Clear it to see all groups.");
      place.replaceChildren(element("p", { class: "muted" }, empty));
      return;
    }
    place.replaceChildren(
      groupMetricsTable(
        { groups, base: base(), metrics: comparison.metrics.names, directions, statistic, opened },
        context,
      ),
      element("p", { class: "muted" }, note()),
    );
    const scroller = place.querySelector(".scroll");
    if (scroller !== null) scroller.scrollLeft = left;
  }

  function sorted(found: readonly RunGroup[], directions: MetricDirections): readonly RunGroup[] {
    const metric = feed.answer?.comparison.metrics.names.indexOf(sortMetric) ?? -1;
    if (metric < 0) return found;
    return sortGroups(found, metric, directionOf(sortMetric, directions), statistic === "median" ? "median" : "mean");
  }

  function note(): string {
    const against = base();
    if (all.length < 2 || against === null)
      return t("There is only one group, so there is nothing to compare it with.");
    const hidden = groups.includes(against)
      ? ""
      : `${t("Differences are from {0}, which the filter leaves out.", against.title)} `;
    return (
      hidden +
      t(
        "Differences are between means, with the 95 % interval by Welch's method. Each interval stands for itself: where nothing differs, about one in twenty still excludes 0.",
      )
    );
  }

  function drawChoices(): void {
    const names: Readonly<Record<MetricStatistic, string>> = {
      last: t("last"),
      best: t("best"),
      min: t("min"),
      max: t("max"),
      mean: t("mean"),
    };
    const bases = all.map(({ title, runIds }) => ({ value: runIds[0] ?? "", label: title }));
    const values = metricStatistics.map((value) => ({ value, label: names[value] }));
    const shown = shownStatistics.map((value) => ({ value, label: statisticName(value, t) }));
    const metrics = feed.answer?.comparison.metrics.names ?? [];
    const sorts = [
      { value: "", label: filter.isOrdered ? t("the filter's order") : t("their first runs") },
      ...metrics.map((name) => ({ value: name, label: name })),
    ];
    choices.replaceChildren(
      controls.choice(t("Baseline group"), bases, base()?.runIds[0] ?? "", (runId) => {
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
    const against = base();
    const compared = against === null || groups.includes(against) ? groups : [against, ...groups];
    const two = groupDifferences(
      compared,
      names,
      Math.max(
        0,
        compared.findIndex((group) => group === against),
      ),
      isFull,
    );
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
    if (!isWanted) return;
    filter.load().catch(fail);
    grouping.load().then(draw, fail);
  };
  followShown(place, context);
  feed.onDidChange.listen(draw);
  feed.onDidFail.listen(fail);
  grouping.onDidChange.listen(() => {
    if (isWanted) filter.load().catch(fail);
    draw();
  });
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
