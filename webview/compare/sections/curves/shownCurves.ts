import type { DrawnBand } from "../../../../src/core/curves/bands/drawnBand";
import type { CurvesAnswer } from "../../../../src/core/curves/curvesQuery";
import type { DrawnCurve } from "../../../../src/core/curves/drawnCurve";
import type { RunSet } from "../../runSet";
import type { AskedCurves } from "./askedCurves";

/** A curve that is shown: of a run, or the mean of several. */
export interface ShownCurve {
  /** The run whose colour and strokes it has: of several the first. */
  readonly runId: string;
  /** Its name, or what tells the group of runs from the others. */
  readonly runName: string;
  /** The runs that it is of. */
  readonly runIds: readonly string[];
  readonly curve: DrawnCurve;
  readonly band: DrawnBand | null;
  /** A member is one of the runs of a band. */
  readonly drawnAs: "run" | "member" | "band";
}

/** The curves of an answer that the user has not hidden: bands, then runs in their order. */
export function shownCurves({ runIds, groups }: AskedCurves, answer: CurvesAnswer, runs: RunSet): ShownCurve[] {
  const names = new Map(runs.compared.rows.map(({ runId, runName }) => [runId, runName]));
  const members = new Set(groups.flatMap((group) => group.runIds));
  const bands = groups.flatMap(({ title, styleId, runIds: own }, i): ShownCurve[] => {
    const band = answer.bands[i];
    if (!band) return [];
    return [{ runId: styleId, runName: title, runIds: own, curve: band.curve, band, drawnAs: "band" }];
  });
  const single = runIds.flatMap((runId, i): ShownCurve[] => {
    const curve = answer.curves[i];
    if (!curve || !runs.isShown(runId)) return [];
    const drawnAs = members.has(runId) ? "member" : "run";
    return [{ runId, runName: names.get(runId) ?? runId, runIds: [runId], curve, band: null, drawnAs }];
  });
  return [...bands, ...single];
}
