import type { RunRow } from "../../../core/model/runRow";
import type { Services } from "../../services";

/**
 * Opens the page of a run.
 * @param isGlance called by a click in the tree: one page is used again for the next click, and the tree keeps the keyboard
 */
export function openRunPage({ runId, runName }: RunRow, { current, runPanels }: Services, isGlance: boolean): void {
  const state = { runId, runName };
  if (!isGlance) return void runPanels.open(state);
  current.show(runId);
  runPanels.glance(state);
}
