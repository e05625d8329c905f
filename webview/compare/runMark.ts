import { runStyleParts, type RunStyle } from "../../src/core/view/styles/runStyle";
import { svgElement } from "../shared/svgElement";
import "./runMark.css";

/** Outlines of the markers around (12, 6); the same shapes as on the charts. */
const shapes: Readonly<Record<(typeof runStyleParts.markers)[number], string>> = {
  circle: "M8.5 6a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z",
  triangle: "M12 2L16 9H8Z",
  rect: "M9 3H15V9H9Z",
  cross: "M12 2V10M8 6H16",
  rectRot: "M12 1.5L16.5 6L12 10.5L7.5 6Z",
  star: "M12 2V10M8 6H16M9 3L15 9M15 3L9 9",
};

/** A short piece of a run's line with its marker, for legends and lists. The run's name beside it says the same. */
export function runMark({ colour, dash, marker }: RunStyle): SVGSVGElement {
  const mark = svgElement("svg", { class: "run-mark", viewBox: "0 0 24 12", "aria-hidden": "true" });
  mark.classList.add(`run-${runStyleParts.colours[colour] ?? "blue"}`);
  const dashes = runStyleParts.dashes[dash] ?? [];
  mark.append(
    svgElement("path", { d: "M0 6H24", "stroke-dasharray": dashes.join(" ") || "none", class: "run-line" }),
    svgElement("path", { d: shapes[runStyleParts.markers[marker] ?? "circle"], class: "run-marker" }),
  );
  return mark;
}
