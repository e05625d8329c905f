import { drawnCurve, type DrawnCurve } from "../drawnCurve";
import { smoothSeries } from "../smoothSeries";
import { thinCurve, type CurveWindow } from "../thinCurve";
import { typicalRange } from "../typicalRange";
import type { BandColumns } from "./bandColumns";
import { bandCounts, type BandCounts } from "./bandCounts";

/** A band as it is drawn. */
export interface DrawnBand {
  /** The mean. Its range without outliers is that of the whole band. */
  readonly curve: DrawnCurve;
  /** Ends of the band at the mean's rows; smoothed where the mean is. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Curves that have a value there. */
  readonly n: Int32Array;
  readonly counts: BandCounts;
}

/**
 * Thins a band: the rows of its mean and of both its ends are kept, so that no spike of them is lost. The ends are
 * smoothed like the mean, which is linear: the band of the smoothed mean is the smoothed band.
 */
export function drawnBand(band: BandColumns, weight: number, window: CurveWindow): DrawnBand {
  const { x, mean, n } = band;
  const [lower, upper] =
    weight > 0 ? [smoothSeries(band.lower, weight), smoothSeries(band.upper, weight)] : [band.lower, band.upper];
  const kept = new Set([mean, lower, upper].flatMap((column) => [...thinCurve(x, column, window)]));
  const rows = Uint32Array.from(kept).sort();
  const curve = drawnCurve({ x, y: mean }, weight, window, rows);
  return {
    curve: { ...curve, low: typicalRange(band.lower)[0], high: typicalRange(band.upper)[1] },
    lower: Float64Array.from(rows, (row) => lower[row]!),
    upper: Float64Array.from(rows, (row) => upper[row]!),
    n: Int32Array.from(rows, (row) => n[row]!),
    counts: bandCounts(x, n),
  };
}
