import { brushedRuns, type Brushes } from "../../../../src/core/compare/relation/brushedRuns";
import type { ValueAxis } from "../../../../src/core/compare/relation/valueAxis";
import type { RunRow } from "../../../../src/core/model/runRow";
import { runStyleParts } from "../../../../src/core/view/styles/runStyle";
import { svgElement } from "../../../shared/svgElement";
import type { CompareContext } from "../../compareContext";
import { axisBrush } from "./axisBrush";

const height = 300;
const top = 34;
const bottom = 16;
/** Between axes: narrower, their labels would cover each other; the chart scrolls then. */
const axisGap = 130;
const side = 70;

/** What is drawn. */
export interface ParallelParts {
  readonly axes: readonly ValueAxis[];
  readonly rows: readonly RunRow[];
  readonly brushes: Brushes;
  /** Told when the user marks a stretch of an axis, or null takes the mark away. */
  readonly brushed: (key: string, stretch: readonly [number, number] | null) => void;
  readonly label: string;
}

/** Parallel coordinates: one axis a param, the metric last, one line a run. Runs outside the marks are faint. */
export function parallelChart(
  { axes, rows, brushes, brushed, label }: ParallelParts,
  context: CompareContext,
): SVGSVGElement {
  const width = 2 * side + axisGap * Math.max(1, axes.length - 1);
  const x = (axis: number): number => side + axis * axisGap;
  const y = (position: number): number => top + (1 - position) * (height - top - bottom);
  const chart = svgElement("svg", {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    class: "parallel",
    role: "group",
    "aria-label": label,
  });
  const inside = brushedRuns(axes, brushes);
  const lines = svgElement("g", { "aria-hidden": "true" });
  rows.forEach((row, run) => {
    const style = context.runs.style(row.runId);
    const isFaint = inside !== null && !inside.has(run);
    const line = svgElement("path", {
      d: pathOf(axes, run, x, y),
      class: `parallel-line run-${runStyleParts.colours[style.colour] ?? "blue"}${isFaint ? " faint" : ""}`,
      "stroke-dasharray": (runStyleParts.dashes[style.dash] ?? []).join(" ") || "none",
    });
    line.append(svgElement("title", {}, row.runName.slice(0, 200)));
    line.addEventListener("pointerenter", () => context.runs.highlight(row.runId));
    line.addEventListener("pointerleave", () => context.runs.highlight(null));
    lines.append(line);
  });
  chart.append(lines);
  axes.forEach((axis, at) => {
    const place = { x: x(at), top, bottom: height - bottom };
    chart.append(axisLines(axis, at, x(at), y), axisBrush(axis, place, brushes[axis.key] ?? null, brushed, context.t));
  });
  return chart;
}

/** A run's line; it breaks at an axis where the run has no value. */
function pathOf(
  axes: readonly ValueAxis[],
  run: number,
  x: (axis: number) => number,
  y: (position: number) => number,
): string {
  let isPen = false;
  return axes
    .map(({ positions }, at) => {
      const position = positions[run] ?? null;
      const step = position === null ? "" : `${isPen ? "L" : "M"}${x(at)} ${y(position).toFixed(1)}`;
      isPen = position !== null;
      return step;
    })
    .join("");
}

function axisLines(axis: ValueAxis, at: number, x: number, y: (position: number) => number): SVGGElement {
  const group = svgElement("g", { class: "parallel-axis", "aria-hidden": "true" });
  group.append(svgElement("line", { x1: x, x2: x, y1: y(0), y2: y(1) }));
  const title = svgElement(
    "text",
    { x, y: at % 2 === 0 ? 12 : 26, "text-anchor": "middle", class: "axis-name" },
    short(axis.key, 20),
  );
  title.append(svgElement("title", {}, axis.key.slice(0, 500)));
  group.append(title);
  for (const { position, label } of axis.ticks)
    group.append(svgElement("text", { x: x + 6, y: y(position) + 4, class: "axis-tick" }, short(label, 14)));
  return group;
}

function short(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}
