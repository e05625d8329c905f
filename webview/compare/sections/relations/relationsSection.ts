import { brushedRuns, type Brushes } from "../../../../src/core/compare/relation/brushedRuns";
import { paramRelations } from "../../../../src/core/compare/relation/paramRelations";
import { directionOf } from "../../../../src/core/compare/runs/metricDirections";
import { statisticOf } from "../../../../src/core/compare/runs/metricStatistic";
import type { RunComparison } from "../../../../src/core/compare/runs/runComparison";
import { controls } from "../../../shared/controls";
import { element } from "../../../shared/element";
import type { CompareContext } from "../../compareContext";
import type { CompareSection } from "../../compareSection";
import { feedOf } from "../../comparison/feedOf";
import { parallelChart } from "./parallelChart";
import { parallelAxes, relationAxes, type AxisChoice } from "./relationAxes";
import "./relations.css";
import { relationTable } from "./relationTable";
import { runsTable } from "./runsTable";
import { scatterChart } from "./scatterChart";

/** How the params of the runs go with a metric: parallel coordinates, scatter, and rank correlations. */
export function relationsSection(context: CompareContext): CompareSection {
  const { t, runs } = context;
  const feed = feedOf(context);
  const place = element("div", {}, element("p", { class: "muted" }, t("Reading…")));
  const said = element("p", { class: "muted", role: "status" });
  let metric: string | null = null;
  let brushes: Brushes = {};
  let axes = { x: "", y: "", colour: "" };
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
    const own = metrics.names.map((name) => ({ value: name, label: name }));
    const bar = element(
      "div",
      { class: "bar" },
      controls.choice(t("Metric"), own, shown, (name) => {
        metric = name;
        draw();
      }),
      controls.button(t("Clear Marks"), () => brush({}, comparison)),
      said,
    );
    if (relations.length === 0)
      return [bar, element("p", { class: "muted" }, t("No param differs between these runs."))];
    const order = relations.map(({ key }) => key);
    const drawn = parallelAxes(choices, order, shown);
    const parallel = parallelChart(
      {
        axes: drawn,
        rows,
        brushes,
        label: t("{0} runs over {1} params and {2}", rows.length, drawn.length - 1, shown.slice(0, 200)),
        brushed: (key, stretch) => {
          const others = Object.entries(brushes).filter(([name]) => name !== key);
          brush(Object.fromEntries(stretch === null ? others : [...others, [key, stretch]]), comparison, drawn);
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
      element("h2", {}, t("Scatter")),
      ...scatter(choices, comparison, order[0] ?? "", shown),
    ];
  }

  function scatter(
    choices: readonly AxisChoice[],
    { runs: rows }: RunComparison,
    param: string,
    shown: string,
  ): HTMLElement[] {
    const find = (id: string, fallback: string): AxisChoice | undefined =>
      choices.find((one) => one.id === id) ?? choices.find((one) => one.id === fallback);
    const x = find(axes.x, `param:${param}`);
    const y = find(axes.y, `metric:${shown}`);
    const colour = find(axes.colour, "");
    if (x === undefined || y === undefined) return [];
    const options = choices.map(({ id, name }) => ({ value: id, label: name }));
    const pick = (title: string, part: "x" | "y" | "colour", id: string): HTMLElement =>
      controls.choice(
        title,
        part === "colour" ? [{ value: "", label: t("Run") }, ...options] : options,
        id,
        (value) => {
          axes = { ...axes, [part]: value };
          draw();
        },
      );
    const label = t("{0} over {1}, one point a run", y.name.slice(0, 200), x.name.slice(0, 200));
    const parts = { x: x.axis(), y: y.axis(), colour: colour?.axis() ?? null, rows, label };
    return [
      element(
        "div",
        { class: "bar" },
        pick(t("X"), "x", x.id),
        pick(t("Y"), "y", y.id),
        pick(t("Colour"), "colour", colour?.id ?? ""),
      ),
      element("div", { class: "scatter-place" }, scatterChart(parts, context)),
    ];
  }

  /** Marks select runs everywhere on the page. */
  function brush(next: Brushes, { runs: rows }: RunComparison, drawn: Parameters<typeof brushedRuns>[0] = []): void {
    brushes = next;
    const inside = brushedRuns(drawn, next);
    const ids = inside === null ? null : new Set([...inside].map((run) => rows[run]?.runId ?? ""));
    said.textContent = ids === null ? "" : t("{0} of {1} runs are marked.", ids.size, rows.length);
    runs.brush(ids);
  }

  feed.onDidChange.listen(follow);
  runs.onDidLoad.listen(follow);
  place.addEventListener("focusout", () => {
    if (isLate) requestAnimationFrame(follow);
  });
  runs.onDidSelect.listen(() => {
    // Pointing at a line must not draw all of them again.
    if (runs.highlighted === null && !place.matches(":hover:not(:focus-within)")) draw();
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
