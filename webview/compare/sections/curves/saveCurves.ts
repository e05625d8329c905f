import { csvTable } from "../../../../src/core/format/csvTable";
import { bandsOf, type AskedCurves } from "./askedCurves";
import type { CurveBoard } from "./curveBoard";
import { shownCurves } from "./shownCurves";

/** Columns of the question for a file: twice as many points a run can be told in one. */
const columns = 20_000;

/** Saves the points of a chart as CSV: every point of the shown part, thinned only beyond forty thousand a run. */
export async function saveCurves(metric: string, asked: AskedCurves, board: CurveBoard): Promise<void> {
  const { context, range, settings } = board;
  const { axis, isLogX, smoothing } = settings;
  const answer = await context.host.curves({
    ...{ runIds: asked.runIds, metric, axis, isLogX, range, columns, smoothing },
    ...bandsOf(asked, board),
  });
  const hasBands = asked.groups.length > 0;
  const place =
    typeof axis === "object" ? axis.metric : { step: "step", relative: "relative ms", wall: "time ms" }[axis];
  const lines: string[][] = [["run", "run id", place, metric, ...(smoothing > 0 ? [`${metric} smoothed`] : [])]];
  if (hasBands) lines[0]?.push("lower", "upper", "runs");
  for (const { runIds, runName, curve, band } of shownCurves(asked, answer, context.runs)) {
    const { x, y, smooth } = curve;
    for (let row = 0; row < x.length; row++) {
      const numbers = smoothing > 0 ? [x[row]!, y[row]!, smooth[row]!] : [x[row]!, y[row]!];
      const ends = band ? [band.lower[row]!, band.upper[row]!, band.n[row]!].map(String) : ["", "", ""];
      lines.push([runName, runIds.join(" "), ...numbers.map(String), ...(hasBands ? ends : [])]);
    }
  }
  await context.host.saveFile(`${metric}.csv`, new TextEncoder().encode(csvTable(lines)));
}
