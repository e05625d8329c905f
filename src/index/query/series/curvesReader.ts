import { bandColumns, type BandColumns } from "../../../core/curves/bands/bandColumns";
import { curveColumns, type CurveColumns } from "../../../core/curves/curveColumns";
import type { CurvesAnswer, CurvesQuery } from "../../../core/curves/curvesQuery";
import { drawCurves } from "../../../core/curves/drawCurves";
import type { RunRow } from "../../../core/model/runRow";
import type { CancelSignal } from "../../../protocol/rpc/cancelSignal";
import type { SeriesData } from "../../../protocol/indexApi";
import { Breath } from "../../breath";

/** What curves are read from. */
export interface CurveParts {
  /** All points of a metric; none where the run has not logged it. */
  series(runId: string, metric: string): Promise<SeriesData>;
  /** What is known of these runs. */
  rows(runIds: readonly string[]): readonly RunRow[];
}

/** Reads the curves of a chart. Breathes between runs, since two hundred of them would hold everything else up. */
export async function readCurves(query: CurvesQuery, parts: CurveParts, signal: CancelSignal): Promise<CurvesAnswer> {
  const { runIds, metric, axis, bands } = query;
  const members = bands?.groups.flat() ?? [];
  const breath = new Breath();
  const rows = axis === "relative" ? parts.rows([...runIds, ...members]) : [];
  const starts = new Map(rows.map(({ runId, startTime }) => [runId, startTime]));
  const columns = new Map<string, CurveColumns | null>();
  for (const runId of new Set([...runIds, ...members])) {
    await breath.take();
    if (signal.aborted) break;
    const source = await parts.series(runId, metric);
    const other = typeof axis === "object" ? await parts.series(runId, axis.metric) : null;
    columns.set(runId, source.total === 0 ? null : curveColumns(source, axis, starts.get(runId) ?? null, other));
  }
  const columnsOf = (ids: readonly string[]) => ids.map((runId) => columns.get(runId) ?? null);
  const drawnAsOne: BandColumns[] = [];
  for (const group of bands?.groups ?? []) {
    await breath.take();
    if (signal.aborted) break;
    const known = columnsOf(group).filter((column) => column !== null);
    drawnAsOne.push(bandColumns(known, bands?.spread ?? "std"));
  }
  return drawCurves(columnsOf(runIds), query, drawnAsOne);
}
