import type { LineChart } from "../../../../shared/chart";
import { theme } from "../../../../shared/theme";
import type { CompareContext } from "../../../compareContext";
import type { ShownCurve } from "../shownCurves";

/** How much of a band's colour covers the ground. */
const cover = 0.18;
/** CSS pixels between notes of how many runs a band is of. */
const noteSpacing = 36;

/** Draws the bands of a chart, below its lines, and where the number of their runs changes that number. */
export function drawBands(
  draw: CanvasRenderingContext2D,
  chart: LineChart,
  shown: readonly ShownCurve[],
  { runs }: CompareContext,
): void {
  const { left, right, top, bottom } = chart.area;
  draw.save();
  draw.beginPath();
  draw.rect(left, top, right - left, bottom - top);
  draw.clip();
  for (const one of shown) {
    if (!one.band) continue;
    const isPale = runs.highlighted !== null && !one.runIds.includes(runs.highlighted);
    draw.fillStyle = theme.runColour(runs.style(one.runId));
    draw.globalAlpha = isPale ? cover / 3 : cover;
    fillBand(draw, chart, one);
    draw.globalAlpha = isPale ? 0.4 : 1;
    noteCounts(draw, chart, one);
  }
  draw.restore();
}

/** A row without an end (no run has a value there, or a logarithmic axis cannot show it) parts the band. */
function fillBand(draw: CanvasRenderingContext2D, chart: LineChart, { curve, band }: ShownCurve): void {
  if (!band) return;
  const { area } = chart;
  const limited = (pixel: number) => Math.min(area.bottom + 10, Math.max(area.top - 10, pixel));
  let part: { readonly at: number; readonly low: number; readonly high: number }[] = [];
  const fill = (): void => {
    if (part.length > 1) {
      draw.beginPath();
      for (const { at, high } of part) draw.lineTo(at, high);
      for (const { at, low } of part.reverse()) draw.lineTo(at, low);
      draw.closePath();
      draw.fill();
    }
    part = [];
  };
  for (let row = 0; row < curve.x.length; row++) {
    const [at, mean] = [chart.pixelX(curve.x[row]!), chart.pixelY(curve.y[row]!)];
    const [low, high] = [chart.pixelY(band.lower[row]!), chart.pixelY(band.upper[row]!)];
    if (Number.isNaN(mean) || !Number.isFinite(at)) fill();
    // An end beyond the axis: as far as the picture goes.
    else part.push({ at, low: limited(Number.isNaN(low) ? Infinity : low), high: limited(high) });
  }
  fill();
}

function noteCounts(draw: CanvasRenderingContext2D, chart: LineChart, { curve, band }: ShownCurve): void {
  if (!band || band.counts.stretches.length < 2) return;
  draw.font = `10px ${getComputedStyle(document.body).fontFamily}`;
  let noted = -Infinity;
  for (const { from, n } of band.counts.stretches.slice(1)) {
    const row = curve.x.findIndex((place) => place >= from);
    const [at, top] = [chart.pixelX(from), chart.pixelY(curve.y[row] ?? NaN)];
    if (at - noted < noteSpacing || !Number.isFinite(top)) continue;
    noted = at;
    draw.fillRect(at, top - 8, 1, 16);
    draw.fillText(`n = ${n}`, at + 3, top - 4);
  }
}
