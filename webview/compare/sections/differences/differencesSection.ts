import { metricChanges } from "../../../../src/core/compare/card/metricChanges";
import { whatDiffers } from "../../../../src/core/compare/card/whatDiffers";
import type { ComparedLine } from "../../../../src/core/compare/runs/comparedLine";
import { comparedTable } from "../../../../src/core/compare/copy/comparedTable";
import { comparisonMarkdown } from "../../../../src/core/compare/copy/comparisonMarkdown";
import { directionOf } from "../../../../src/core/compare/runs/metricDirections";
import { statisticOf } from "../../../../src/core/compare/runs/metricStatistic";
import { csvTable } from "../../../../src/core/format/csvTable";
import type { ComparisonAnswer } from "../../../../src/protocol/pages/differencesApi";
import { element } from "../../../shared/element";
import { followShown } from "../../brush/followShown";
import type { CompareContext } from "../../compareContext";
import type { CompareSection } from "../../compareSection";
import { feedOf } from "../../comparison/feedOf";
import { changedFilesList, type KnownChanges } from "./changedFilesList";
import { changesList } from "./changesList";
import "./differences.css";
import { differencesBar } from "./differencesBar";
import { findingsList } from "./findingsList";
import { linesTable } from "./linesTable";
import { metricsTable } from "./metricsTable";

/** What differs between the runs, most telling first, and the tables to look it up in. */
export function differencesSection(context: CompareContext): CompareSection {
  const { host, t } = context;
  const feed = feedOf(context);
  const trouble = element("p", { class: "trouble", role: "alert", hidden: true });
  const place = element("div", {}, element("p", { class: "muted" }, t("Reading…")));
  const bar = differencesBar(feed, t, { changed: () => draw(true), copy });
  const knownChanges: KnownChanges = new Map();
  let drawn = "";
  let isLate = false;

  /** A live run changes only numbers: then nothing but the metrics is drawn again. */
  function draw(isForced = false): void {
    const { answer } = feed;
    if (answer === null) return;
    trouble.hidden = true;
    const { comparison, packages } = answer;
    const { params, datasets, environment, sources, runs } = comparison;
    const names = runs.map(({ runId, runName }) => [runId, runName, context.runs.style(runId)]);
    const shape = JSON.stringify([params, datasets, environment, sources, packages, names, comparison.metrics.names]);
    if (!isForced && shape === drawn) return drawNumbers(answer);
    drawn = shape;
    bar.show(runs);
    place.replaceChildren(...parts(answer));
    drawNumbers(answer);
  }

  const changes = element("div");
  const metrics = element("div");
  metrics.addEventListener("focusout", () => {
    if (isLate) requestAnimationFrame(() => feed.answer && drawNumbers(feed.answer));
  });

  function drawNumbers({ comparison }: ComparisonAnswer): void {
    changes.replaceChildren(changesList(metricChanges(comparison, feed.reading), comparison.runs, t));
    // Not from under an open list: then when it is left.
    isLate = metrics.querySelector("select:focus") !== null;
    if (isLate) return;
    const left = metrics.querySelector(".scroll")?.scrollLeft ?? 0;
    metrics.replaceChildren(metricsTable(comparison, bar.isAll, feed, context));
    const scroller = metrics.querySelector(".scroll");
    if (scroller !== null) scroller.scrollLeft = left;
  }

  function parts({ comparison, packages }: ComparisonAnswer): HTMLElement[] {
    const { runs } = comparison;
    const { baseline, directions, keyMetric, statistic } = feed.reading;
    const key = comparison.metrics.names.indexOf(keyMetric ?? "");
    const direction = directionOf(keyMetric ?? "", directions);
    const values = key < 0 ? [] : statisticOf(comparison.metrics, key, statistic, direction);
    const found = whatDiffers(comparison, packages, values);
    const findings = findingsList({
      found,
      runs,
      keyMetric,
      t,
      codeDetails: (finding) => changedFilesList(finding, runs, baseline, context, knownChanges),
    });
    const card = element(
      "div",
      { class: "card" },
      element("section", { "aria-label": t("What differs") }, element("h2", {}, t("What differs")), findings),
      element(
        "section",
        { "aria-label": t("Against the baseline") },
        element("h2", {}, t("Metrics against the baseline")),
        changes,
      ),
    );
    const table = (title: string, lines: readonly ComparedLine[]): HTMLElement[] => {
      const shown = lines.filter(({ differs }) => differs || bar.isAll);
      return shown.length === 0 ? [] : [element("h2", {}, title), linesTable(title, shown, runs, baseline, context)];
    };
    return [
      card,
      ...table(t("Params"), comparison.params),
      element("h2", {}, t("Metrics")),
      metrics,
      ...table(t("Datasets"), comparison.datasets),
      ...table(t("Packages"), packages),
      ...table(t("Environment"), comparison.environment),
      ...table(t("Tags"), comparison.tags),
    ];
  }

  function copy(kind: "markdown" | "csv"): void {
    if (feed.answer === null) return;
    const { comparison, packages } = feed.answer;
    const choice = { isAll: bar.isAll, hasDeltas: kind === "markdown" };
    const table = comparedTable(comparison, packages, feed.reading, choice);
    const text = kind === "markdown" ? comparisonMarkdown(table) : csvTable(table);
    host
      .copyText(text)
      .then(() => bar.say(t("Copied.")))
      .catch((error: unknown) => fail(String(error)));
  }

  function fail(message: string): void {
    trouble.textContent = message;
    trouble.hidden = false;
  }

  followShown(place, context);
  feed.onDidChange.listen(() => draw());
  context.runs.onDidLoad.listen(() => draw());
  feed.onDidFail.listen(fail);
  return {
    id: "differences",
    title: t("What Differs"),
    element: element("section", {}, bar.element, trouble, place),
    shown: () => feed.start(),
  };
}
