import { runStyleParts } from "../../../../src/core/view/styles/runStyle";
import { LineChart, type ChartPicture } from "../../../shared/chart";
import { element } from "../../../shared/element";
import { theme } from "../../../shared/theme";
import type { CompareContext } from "../../compareContext";
import { drawBands } from "./bands/drawBands";
import type { ShownCurve } from "./shownCurves";

/** CSS pixels of a saved chart, and pixels of the file for each: 4,000 across, a page's width at 600 dots an inch. */
const size = { width: 1000, height: 560, scale: 4 };
const line = 18;
const margin = 16;
/** Runs named below the chart. */
const mostNames = 40;

/** Saves a chart as a picture at print resolution, with its name above and its runs below. */
export async function savePicture(
  metric: string,
  picture: ChartPicture,
  shown: readonly ShownCurve[],
  context: CompareContext,
): Promise<void> {
  const names = shown.slice(0, mostNames);
  const nameRows = Math.ceil(names.length / 4);
  const { width, height, scale } = size;
  const whole = element("canvas");
  whole.width = width * scale;
  whole.height = (height + 2 * margin + line * (nameRows + 1)) * scale;
  const draw = whole.getContext("2d");
  if (!draw) return;
  draw.scale(scale, scale);
  draw.fillStyle = theme.colour("--vscode-editor-background");
  draw.fillRect(0, 0, whole.width, whole.height);
  draw.fillStyle = theme.colour("--vscode-foreground");
  draw.font = `600 14px ${picture.font}`;
  draw.fillText(metric, margin, margin + 6, width - 2 * margin);
  const inner = element("canvas");
  inner.width = width - 2 * margin;
  inner.height = height;
  const chart = new LineChart(inner, picture, scale);
  draw.save();
  draw.translate(margin, margin + line);
  drawBands(draw, chart, shown, context);
  draw.restore();
  draw.drawImage(inner, margin, margin + line, width - 2 * margin, height);
  chart.destroy();
  drawNames(draw, names, context, picture.font);
  const blob = await new Promise<Blob | null>((resolve) => whole.toBlob(resolve, "image/png"));
  if (blob) await context.host.saveFile(`${metric}.png`, new Uint8Array(await blob.arrayBuffer()));
}

function drawNames(
  draw: CanvasRenderingContext2D,
  names: readonly ShownCurve[],
  { runs }: CompareContext,
  font: string,
): void {
  const cell = (size.width - 2 * margin) / 4;
  draw.font = `12px ${font}`;
  for (const [i, { runId, runName }] of names.entries()) {
    const left = margin + (i % 4) * cell;
    const top = margin + line * (2 + Math.floor(i / 4)) + size.height;
    const style = runs.style(runId);
    draw.strokeStyle = theme.runColour(style);
    draw.lineWidth = 2;
    draw.setLineDash([...(runStyleParts.dashes[style.dash] ?? [])]);
    draw.beginPath();
    draw.moveTo(left, top - 4);
    draw.lineTo(left + 24, top - 4);
    draw.stroke();
    draw.fillText(runName, left + 30, top, cell - 40);
  }
}
