import type { Translate } from "../../../src/core/view/translate";
import type { RunSet } from "../runSet";

/** How runs stand to those that are shown. */
interface RunStanding {
  /** None of them is shown. */
  readonly isLeftOut: boolean;
  /** That in words, where not all of them are shown; else empty. */
  readonly text: string;
}

/** Whether runs are shown, or left out because they are hidden or not among the marked ones. */
export function runStanding(runIds: readonly string[], runs: RunSet, t: Translate): RunStanding {
  const shown = runIds.filter((runId) => runs.isShown(runId)).length;
  const isLeftOut = shown === 0 && runIds.length > 0;
  if (shown === runIds.length) return { isLeftOut, text: "" };
  const isMarked = runs.brush !== null;
  const [first = ""] = runIds;
  if (runIds.length === 1)
    return { isLeftOut, text: runs.isHidden(first) || !isMarked ? t("hidden") : t("not marked") };
  const text = isMarked ? t("{0} of {1} marked", shown, runIds.length) : t("{0} of {1} shown", shown, runIds.length);
  return { isLeftOut, text };
}
