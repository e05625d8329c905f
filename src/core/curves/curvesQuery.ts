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
}

/** The curves of a chart, in the order of the runs asked for; null: the run has not logged the metric, or is gone. */
export interface CurvesAnswer {
  readonly curves: readonly (DrawnCurve | null)[];
  /** What the axis shows: the asked range, or that of all curves. NaN twice when there is no point. */
  readonly from: number;
  readonly to: number;
}
