import { csvTable } from "../../../../src/core/format/csvTable";
import type { CurveBoard } from "./curveBoard";

/** Columns of the question for a file: twice as many points a run can be told in one. */
const columns = 20_000;

/** Saves the points of a chart as CSV: every point of the shown part, thinned only beyond forty thousand a run. */
export async function saveCurves(metric: string, runIds: readonly string[], board: CurveBoard): Promise<void> {
  const { context, range, settings } = board;
  const { axis, isLogX, smoothing } = settings;
  const answer = await context.host.curves({ runIds, metric, axis, isLogX, range, columns, smoothing });
  const names = new Map(context.runs.compared.rows.map(({ runId, runName }) => [runId, runName]));
  const place =
    typeof axis === "object" ? axis.metric : { step: "step", relative: "relative ms", wall: "time ms" }[axis];
  const lines: string[][] = [["run", "run id", place, metric, ...(smoothing > 0 ? [`${metric} smoothed`] : [])]];
  for (const [i, runId] of runIds.entries()) {
    const curve = answer.curves[i];
    if (!curve || !context.runs.isShown(runId)) continue;
    const { x, y, smooth } = curve;
    for (let row = 0; row < x.length; row++) {
      const numbers = smoothing > 0 ? [x[row]!, y[row]!, smooth[row]!] : [x[row]!, y[row]!];
      lines.push([names.get(runId) ?? runId, runId, ...numbers.map(String)]);
    }
  }
  await context.host.saveFile(`${metric}.csv`, new TextEncoder().encode(csvTable(lines)));
}
