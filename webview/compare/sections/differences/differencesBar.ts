import { metricStatistics, type MetricStatistic } from "../../../../src/core/compare/runs/metricStatistic";
import type { RunRow } from "../../../../src/core/model/runRow";
import type { Translate } from "../../../../src/core/view/translate";
import { controls } from "../../../shared/controls";
import { element } from "../../../shared/element";
import type { ComparisonFeed } from "../../comparison/comparisonFeed";

/** The choices above the tables. */
export interface DifferencesBar {
  readonly element: HTMLElement;
  /** Whether rows that are the same are shown, too. */
  readonly isAll: boolean;
  show(runs: readonly RunRow[]): void;
  /** Tells what was done, to eyes and ears. */
  say(text: string): void;
}

/** Builds the choices: baseline, statistic, rows, and copying. */
export function differencesBar(
  feed: ComparisonFeed,
  t: Translate,
  acts: { readonly changed: () => void; readonly copy: (kind: "markdown" | "csv") => void },
): DifferencesBar {
  let isAll = false;
  const places = element("span", { class: "bar" });
  const said = element("span", { role: "status", class: "muted" });
  const names: Readonly<Record<MetricStatistic, string>> = {
    last: t("last"),
    best: t("best"),
    min: t("min"),
    max: t("max"),
    mean: t("mean"),
  };
  const all = controls.checkbox(t("Show what is the same too"), isAll, (isChecked) => {
    isAll = isChecked;
    acts.changed();
  });
  const markdown = controls.button(t("Copy as Markdown"), () => acts.copy("markdown"));
  const csv = controls.button(t("Copy as CSV"), () => acts.copy("csv"));
  return {
    element: element("div", { class: "bar" }, places, all, markdown, csv, said),
    get isAll() {
      return isAll;
    },
    show(runs) {
      const options = runs.map(({ runId, runName }) => ({ value: runId, label: runName }));
      const statistics = metricStatistics.map((value) => ({ value, label: names[value] }));
      places.replaceChildren(
        controls.choice(t("Baseline"), options, runs[feed.baseline]?.runId ?? "", (runId) => {
          feed.setBaseline(runId);
          acts.changed();
        }),
        controls.choice(t("Metric value"), statistics, feed.statistic, (value) => {
          feed.setStatistic(metricStatistics.find((one) => one === value) ?? "last");
          acts.changed();
        }),
      );
    },
    say(text) {
      said.textContent = text;
    },
  };
}
