import type { BandColumns } from "./bands/bandColumns";
import { drawnBand } from "./bands/drawnBand";
import type { CurveColumns } from "./curveColumns";
import type { CurvesAnswer, CurvesQuery } from "./curvesQuery";
import { drawnCurve } from "./drawnCurve";

/** Thins the curves of a chart to its pixels: all are thinned over the same range, so that each gets its share. */
export function drawCurves(
  columns: readonly (CurveColumns | null)[],
  query: Pick<CurvesQuery, "range" | "isLogX" | "columns" | "smoothing">,
  bandColumns: readonly BandColumns[] = [],
): CurvesAnswer {
  const means = bandColumns.map(({ x, mean }) => ({ x, y: mean }));
  const [from, to] = query.range ?? wholeRange([...columns, ...means], query.isLogX);
  const window = { from, to, columns: Math.max(1, query.columns), isLog: query.isLogX };
  const curves = columns.map((curve) =>
    curve && curve.x.length > 0 ? drawnCurve(curve, query.smoothing, window) : null,
  );
  const bands = bandColumns.map((band) => (band.x.length > 0 ? drawnBand(band, query.smoothing, window) : null));
  return { curves, bands, from, to };
}

function wholeRange(columns: readonly (CurveColumns | null)[], isLog: boolean): readonly [number, number] {
  let from = Infinity;
  let to = -Infinity;
  for (const curve of columns) {
    if (!curve || curve.x.length === 0) continue;
    // A logarithmic axis begins at the first place above zero.
    const first = isLog ? curve.x.find((place) => place > 0) : curve.x[0];
    if (first !== undefined && first < from) from = first;
    const last = curve.x[curve.x.length - 1]!;
    if (last > to) to = last;
  }
  return from <= to ? [from, to] : [NaN, NaN];
}
