import type { BandSpread } from "../../../../src/core/curves/bands/bandSpread";
import type { CurveAxis } from "../../../../src/core/curves/curveAxis";
import type { JsonValue } from "../../../../src/core/model/jsonValue";

/** How the user wants to see all curves. */
export interface CurveSettings {
  readonly axis: CurveAxis;
  readonly isLogX: boolean;
  readonly isLogY: boolean;
  /** Weight of the smoothing, 0 (none) to 0.99. */
  readonly smoothing: number;
  readonly ignoresOutliers: boolean;
  /** Runs that are seeds of one another are drawn as one, with a band so wide; null: each by itself. */
  readonly spread: BandSpread | null;
  /** Whether the runs of a band are drawn, too. */
  readonly showsMembers: boolean;
  /** Width of a chart. */
  readonly size: ChartSize;
  /** Metrics that stand first. */
  readonly pinned: readonly string[];
}

/** How large the charts of the grid are. */
export type ChartSize = "small" | "medium" | "large";

const defaults: CurveSettings = {
  axis: "step",
  isLogX: false,
  isLogY: false,
  smoothing: 0,
  ignoresOutliers: false,
  spread: null,
  showsMembers: false,
  size: "medium",
  pinned: [],
};

const plainAxes: readonly JsonValue[] = ["step", "relative", "wall"];
const sizes: readonly JsonValue[] = ["small", "medium", "large"];

/** The settings as they were kept; what is missing or not understood (another version wrote it) is as at first. */
export function readCurveSettings(kept: JsonValue | undefined): CurveSettings {
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return defaults;
  const { axis, isLogX, isLogY, smoothing, ignoresOutliers, spread, showsMembers, size, pinned } = kept;
  const isWeight = typeof smoothing === "number" && smoothing >= 0 && smoothing <= 0.99;
  return {
    axis: readAxis(axis),
    isLogX: isLogX === true,
    isLogY: isLogY === true,
    smoothing: isWeight ? smoothing : defaults.smoothing,
    ignoresOutliers: ignoresOutliers === true,
    spread: spread === "std" || spread === "range" ? spread : null,
    showsMembers: showsMembers === true,
    size: size !== undefined && sizes.includes(size) ? (size as ChartSize) : defaults.size,
    pinned: Array.isArray(pinned) ? pinned.filter((metric) => typeof metric === "string") : [],
  };
}

function readAxis(axis: JsonValue | undefined): CurveAxis {
  if (axis !== undefined && plainAxes.includes(axis)) return axis as CurveAxis;
  const metric = typeof axis === "object" && axis !== null && !Array.isArray(axis) ? axis["metric"] : undefined;
  return typeof metric === "string" ? { metric } : defaults.axis;
}
