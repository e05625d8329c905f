import type { BandSpread } from "./bands/bandSpread";
import type { DrawnBand } from "./bands/drawnBand";
import type { CurveAxis } from "./curveAxis";
import type { DrawnCurve } from "./drawnCurve";

/** One chart: a metric of several runs. */
export interface CurvesQuery {
  readonly runIds: readonly string[];
  readonly metric: string;
  readonly axis: CurveAxis;
  readonly isLogX: boolean;
  /** The part of the axis that is shown; null: all. */
  readonly range: readonly [from: number, to: number] | null;
  /** Pixel columns of the chart: two points each are kept, extremes among them. */
  readonly columns: number;
  /** Weight of the smoothing, 0 (none) to below 1. */
  readonly smoothing: number;
  /** Runs that are drawn as one, each group as a mean with a band; left out: none. */
  readonly bands?: BandsQuery;
}

/** Groups of runs, and how wide their bands are. */
export interface BandsQuery {
  /** Ids of runs; these need not be among those that are drawn by themselves. */
  readonly groups: readonly (readonly string[])[];
  readonly spread: BandSpread;
}

/** The curves of a chart, in the order of the runs asked for; null: the run has not logged the metric, or is gone. */
export interface CurvesAnswer {
  readonly curves: readonly (DrawnCurve | null)[];
  /** In the order of the groups asked for; null: none of their runs has logged the metric. */
  readonly bands: readonly (DrawnBand | null)[];
  /** What the axis shows: the asked range, or that of all curves. NaN twice when there is no point. */
  readonly from: number;
  readonly to: number;
}
