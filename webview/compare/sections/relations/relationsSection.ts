import { brushedRuns, type Brushes } from "../../../../src/core/compare/relation/brushedRuns";
import { paramRelations } from "../../../../src/core/compare/relation/paramRelations";
import { directionOf } from "../../../../src/core/compare/runs/metricDirections";
import { statisticOf } from "../../../../src/core/compare/runs/metricStatistic";
import type { RunComparison } from "../../../../src/core/compare/runs/runComparison";
import type { ValueAxis } from "../../../../src/core/compare/relation/valueAxis";
import type { RunBrush } from "../../../../src/protocol/pages/runBrush";
import { controls } from "../../../shared/controls";
import { element } from "../../../shared/element";
import type { CompareContext } from "../../compareContext";
import type { CompareSection } from "../../compareSection";
import { feedOf } from "../../comparison/feedOf";
import { parallelChart } from "./parallelChart";
import { parallelAxes, relationAxes } from "./relationAxes";
import "./relations.css";
import { relationTable } from "./relationTable";
import { runsTable } from "./runsTable";
import { scatterPart } from "./scatterPart";

/** How the params of the runs go with a metric: parallel coordinates, scatter, and rank correlations. */
export function relationsSection(context: CompareContext): CompareSection {
  const { t, runs } = context;
  const feed = feedOf(context);
  const place = element("div", {}, element("p", { class: "muted" }, t("Reading…")));
  const scatter = scatterPart(context, draw);
  let metric = runs.brush?.metric ?? null;
  /** The runs and marks that are drawn, as a text. */
  let drawnRuns = "";
  let isShown = false;
  let isLate = false;

  function draw(): void {
    const { answer } = feed;
    if (answer === null || !isShown) return;
    const { comparison } = answer;
    const { names } = comparison.metrics;
    if (metric === null || !names.includes(metric)) metric = feed.reading.keyMetric;
    if (metric === null || comparison.runs.length === 0) {
      place.replaceChildren(element("p", { class: "muted" }, t("These runs have no metric to compare params with.")));
      return;
    }
    const { activeElement } = document;
    const focused = activeElement?.closest("[data-axis]")?.getAttribute("data-axis") ?? null;
    const list = [...place.querySelectorAll("select")].findIndex((one) => one === activeElement);
    const isUnfolded = place.querySelector("details")?.open ?? false;
    isLate = false;
    place.replaceChildren(...parts(comparison, metric));
    place.querySelector("details")?.toggleAttribute("open", isUnfolded);
    if (focused !== null) place.querySelector<SVGElement>(`[data-axis="${CSS.escape(focused)}"]`)?.focus();
    if (list >= 0) place.querySelectorAll("select")[list]?.focus();
  }

  /** Draws news, but not from under an open list or a drag: then when it is left, or has marked runs. */
  function follow(): void {
    isLate = place.querySelector("select:focus, .is-dragged") !== null;
    if (!isLate) draw();
  }

  function parts(comparison: RunComparison, shown: string): HTMLElement[] {
    const { metrics, runs: rows, params } = comparison;
    const { directions, statistic } = feed.reading;
    const at = metrics.names.indexOf(shown);
    const values = statisticOf(metrics, at, statistic, directionOf(shown, directions));
    const relations = paramRelations(params, values);
    const choices = relationAxes(comparison, feed.reading, t);
    const order = relations.map(({ key }) => key);
    const drawn = relations.length === 0 ? [] : parallelAxes(choices, order, shown);
    // Marks go with their axes, and runs that go on with their values.
    settle(brushOf(runs.brush?.marks ?? {}, drawn, comparison));
    const own = metrics.names.map((name) => ({ value: name, label: name }));
    const bar = element(
      "div",
      { class: "bar" },
      controls.choice(t("Metric"), own, shown, (name) => {
        metric = name;
        draw();
      }),
    );
    if (relations.length === 0)
      return [bar, element("p", { class: "muted" }, t("No param differs between these runs."))];
    const brushes = runs.brush?.marks ?? {};
    const parallel = parallelChart(
      {
        axes: drawn,
        rows,
        brushes,
        label: t("{0} runs over {1} params and {2}", rows.length, drawn.length - 1, shown.slice(0, 200)),
        brushed: (key, stretch) => {
          const others = Object.entries(brushes).filter(([name]) => name !== key);
          const marks = Object.fromEntries(stretch === null ? others : [...others, [key, stretch]]);
          runs.setBrush(brushOf(marks, drawn, comparison));
        },
      },
      context,
    );
    const label = t("Parallel coordinates");
    return [
      bar,
      element("h2", {}, label),
      element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label }, parallel),
      runsTable(drawn, comparison, feed.reading, context),
      element("h2", {}, t("Rank correlation with {0}", shown.slice(0, 120))),
      relationTable(relations, t),
      ...scatter(choices, rows, { x: `param:${order[0] ?? ""}`, y: `metric:${shown}` }),
    ];
  }

  /** The marks on axes that are drawn, with the runs within them; null: there are none. */
  function brushOf(marks: Brushes, drawn: readonly ValueAxis[], { runs: rows }: RunComparison): RunBrush | null {
    const kept = Object.fromEntries(Object.entries(marks).filter(([key]) => drawn.some((axis) => axis.key === key)));
    const inside = brushedRuns(drawn, kept);
    return (
      inside && { metric: metric ?? "", marks: kept, runIds: [...inside].flatMap((run) => rows[run]?.runId ?? []) }
    );
  }

  /** Takes over what the marks are now, while that is being drawn. */
  function settle(brush: RunBrush | null): void {
    drawnRuns = shownRuns(brush);
    if (JSON.stringify(brush) !== JSON.stringify(runs.brush)) runs.setBrush(brush);
  }

  const shownRuns = (brush: RunBrush | null): string =>
    JSON.stringify([brush, runs.compared.rows.filter(({ runId }) => runs.isHidden(runId)).map(({ runId }) => runId)]);

  feed.onDidChange.listen(follow);
  runs.onDidLoad.listen(follow);
  place.addEventListener("focusout", () => {
    if (isLate) requestAnimationFrame(follow);
  });
  runs.onDidSelect.listen(() => {
    // Pointing at a line must not draw all of them again.
    if (shownRuns(runs.brush) !== drawnRuns) draw();
  });
  return {
    id: "relations",
    title: t("Params against a Metric"),
    element: element("section", {}, place),
    shown() {
      isShown = true;
      feed.start();
      draw();
    },
  };
}
