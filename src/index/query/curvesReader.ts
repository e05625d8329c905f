import { curveColumns, type CurveColumns } from "../../core/curves/curveColumns";
import type { CurvesAnswer, CurvesQuery } from "../../core/curves/curvesQuery";
import { drawCurves } from "../../core/curves/drawCurves";
import type { RunRow } from "../../core/model/runRow";
import type { CancelSignal } from "../../protocol/cancelSignal";
import type { SeriesData } from "../../protocol/indexApi";
import { Breath } from "../breath";

/** What curves are read from. */
export interface CurveParts {
  /** All points of a metric; none where the run has not logged it. */
  series(runId: string, metric: string): Promise<SeriesData>;
  /** What is known of these runs. */
  rows(runIds: readonly string[]): readonly RunRow[];
}

/** Reads the curves of a chart. Breathes between runs, since two hundred of them would hold everything else up. */
export async function readCurves(query: CurvesQuery, parts: CurveParts, signal: CancelSignal): Promise<CurvesAnswer> {
  const { runIds, metric, axis } = query;
  const breath = new Breath();
  const rows = axis === "relative" ? parts.rows(runIds) : [];
  const starts = new Map(rows.map(({ runId, startTime }) => [runId, startTime]));
  const columns: (CurveColumns | null)[] = [];
  for (const runId of runIds) {
    await breath.take();
    if (signal.aborted) break;
    const source = await parts.series(runId, metric);
    const other = typeof axis === "object" ? await parts.series(runId, axis.metric) : null;
    columns.push(source.total === 0 ? null : curveColumns(source, axis, starts.get(runId) ?? null, other));
  }
  return drawCurves(columns, query);
}
