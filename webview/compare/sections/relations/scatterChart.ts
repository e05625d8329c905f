import type { ValueAxis } from "../../../../src/core/compare/relation/valueAxis";
import type { RunRow } from "../../../../src/core/model/runRow";
import { runStyleParts } from "../../../../src/core/view/styles/runStyle";
import { svgElement } from "../../../shared/svgElement";
import type { CompareContext } from "../../compareContext";

const width = 640;
const height = 400;
const left = 64;
const right = 16;
const top = 28;
const bottom = 44;

/** What is drawn. */
export interface ScatterParts {
  readonly x: ValueAxis;
  readonly y: ValueAxis;
  /** null: each run in its own colour. */
  readonly colour: ValueAxis | null;
  readonly rows: readonly RunRow[];
  readonly label: string;
}

/** One point a run over any two axes. A colour axis goes from hollow to full, so that it is not told by colour alone. */
export function scatterChart({ x, y, colour, rows, label }: ScatterParts, { runs }: CompareContext): SVGSVGElement {
  const chart = svgElement("svg", {
    viewBox: `0 0 ${width} ${height}`,
    width,
    class: "scatter",
    role: "img",
    "aria-label": label,
  });
  const placeX = (position: number): number => left + position * (width - left - right);
  const placeY = (position: number): number => height - bottom - position * (height - top - bottom);
  chart.append(axesOf(x, y, placeX, placeY));
  rows.forEach((row, run) => {
    const [across, up] = [x.positions[run] ?? null, y.positions[run] ?? null];
    if (across === null || up === null) return;
    const style = runStyleParts.colours[runs.style(row.runId).colour] ?? "blue";
    const share = colour === null ? 1 : (colour.positions[run] ?? 0);
    const point = svgElement("circle", {
      cx: placeX(across).toFixed(1),
      cy: placeY(up).toFixed(1),
      r: 5,
      class: `scatter-point ${colour === null ? `run-${style}` : "by-value"}${runs.isShown(row.runId) ? "" : " faint"}`,
      "fill-opacity": (0.1 + 0.9 * share).toFixed(2),
    });
    point.append(svgElement("title", {}, row.runName.slice(0, 200)));
    point.addEventListener("pointerenter", () => runs.highlight(row.runId));
    point.addEventListener("pointerleave", () => runs.highlight(null));
    chart.append(point);
  });
  return chart;
}

function axesOf(
  x: ValueAxis,
  y: ValueAxis,
  placeX: (position: number) => number,
  placeY: (position: number) => number,
): SVGGElement {
  const group = svgElement("g", { class: "scatter-axes" });
  group.append(
    svgElement("line", { x1: left, x2: width - right, y1: height - bottom, y2: height - bottom }),
    svgElement("line", { x1: left, x2: left, y1: top, y2: height - bottom }),
    svgElement("text", { x: (left + width - right) / 2, y: height - 8, "text-anchor": "middle" }, short(x.key, 50)),
    svgElement("text", { x: 4, y: top - 12 }, short(y.key, 50)),
  );
  for (const { position, label } of x.ticks) {
    const attributes = { x: placeX(position), y: height - bottom + 16, "text-anchor": "middle" };
    group.append(svgElement("text", attributes, short(label, 10)));
  }
  for (const { position, label } of y.ticks) {
    const attributes = { x: left - 6, y: placeY(position) + 4, "text-anchor": "end" };
    group.append(svgElement("text", attributes, short(label, 9)));
  }
  return group;
}

function short(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}
