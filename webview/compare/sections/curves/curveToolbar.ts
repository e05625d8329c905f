import type { CurveAxis } from "../../../../src/core/curves/curveAxis";
import { controls } from "../../../shared/controls";
import { element } from "../../../shared/element";
import { bandControls } from "./bands/bandControls";
import type { CurveBoard } from "./curveBoard";
import type { ChartSize } from "./curveSettings";
import "./curveToolbar.css";

/** Marks a choice that stands for a metric as the axis. */
const metricMark = "metric:";

/** The settings of all charts, and the search. @param place where lists open that take room beside the charts */
export function curveToolbar(
  board: CurveBoard,
  searched: (pattern: string) => void,
  place: () => HTMLElement,
): HTMLElement {
  const { runs, t } = board.context;
  const { settings } = board;
  const axisPlace = element("span");
  let offered: readonly string[] | null = null;
  const buildAxis = (): void => {
    const { metrics } = runs.compared;
    // Not from under an open list, whenever a run goes on.
    if (offered !== null && offered.join("\n") === metrics.join("\n")) return;
    offered = metrics;
    const choices = [
      { value: "step", label: t("Step") },
      { value: "relative", label: t("Relative time") },
      { value: "wall", label: t("Wall time") },
      ...metrics.map((metric) => ({ value: metricMark + metric, label: metric })),
    ];
    const chosen = axisValue(board.settings.axis);
    axisPlace.replaceChildren(
      controls.choice(t("X axis"), choices, chosen, (value) => board.set({ axis: axisOf(value) })),
    );
  };
  runs.onDidLoad.listen(buildAxis);
  buildAxis();
  const smoothing = controls.slider(
    t("Smoothing"),
    { max: 0.99, step: 0.01, value: settings.smoothing },
    (weight) => weight.toFixed(2),
    (weight) => board.set({ smoothing: weight }),
  );
  const sizes: readonly { value: ChartSize; label: string }[] = [
    { value: "small", label: t("Small") },
    { value: "medium", label: t("Medium") },
    { value: "large", label: t("Large") },
  ];
  const all = controls.button(t("Show All"), () => board.zoom(null));
  all.hidden = true;
  board.onDidZoom.listen(() => (all.hidden = board.range === null));
  return element(
    "div",
    { class: "bar curve-toolbar", role: "toolbar", "aria-label": t("Charts") },
    controls.textField(t("Search metrics (* or /expression/)"), "", searched),
    axisPlace,
    smoothing,
    controls.checkbox(t("Log x"), settings.isLogX, (isLogX) => board.set({ isLogX })),
    controls.checkbox(t("Log y"), settings.isLogY, (isLogY) => board.set({ isLogY })),
    controls.checkbox(t("Ignore outliers"), settings.ignoresOutliers, (ignoresOutliers) =>
      board.set({ ignoresOutliers }),
    ),
    bandControls(board, place),
    controls.choice(t("Size"), sizes, settings.size, (size) => board.set({ size: size as ChartSize })),
    all,
  );
}

function axisValue(axis: CurveAxis): string {
  return typeof axis === "object" ? metricMark + axis.metric : axis;
}

function axisOf(value: string): CurveAxis {
  if (value.startsWith(metricMark)) return { metric: value.slice(metricMark.length) };
  return value === "relative" || value === "wall" ? value : "step";
}
