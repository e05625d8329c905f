import type { CurveAxis } from "../curveAxis";

/** Whether runs can be drawn as one over this axis: only where the same place means the same in each of them. */
export function hasBands(axis: CurveAxis): boolean {
  return axis === "step" || axis === "relative";
}
