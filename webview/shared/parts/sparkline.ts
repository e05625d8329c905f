import { svgElement } from "../svgElement";

const width = 80;
const height = 18;
const margin = 2;

/** A small picture of a curve, scaled to its own range, with gaps where a value is not finite. Only for the eye. */
export function sparkline(values: readonly number[]): SVGSVGElement {
  const picture = svgElement("svg", { viewBox: `0 0 ${width} ${height}`, class: "sparkline", "aria-hidden": "true" });
  const path = curve(values);
  if (path !== "") picture.append(svgElement("path", { d: path, fill: "none", stroke: "currentColor" }));
  return picture;
}

function curve(values: readonly number[]): string {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const x = (at: number): string => (margin + (at / Math.max(1, values.length - 1)) * (width - 2 * margin)).toFixed(1);
  // Halves, since the whole range of doubles is wider than a double.
  const share = (value: number): number => (high === low ? 0.5 : (value / 2 - low / 2) / (high / 2 - low / 2));
  const y = (value: number): string => (height - margin - share(value) * (height - 2 * margin)).toFixed(1);
  let isPen = false;
  return values
    .map((value, at) => {
      if (!Number.isFinite(value)) {
        isPen = false;
        return "";
      }
      const step = `${isPen ? "L" : "M"}${x(at)} ${y(value)}`;
      isPen = true;
      return step;
    })
    .join("");
}
