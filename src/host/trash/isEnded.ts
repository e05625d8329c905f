import type { RunRow } from "../../core/model/runRow";
import { runLook } from "../../core/view/runs/runLook";

/** Whether nobody writes a run any more. */
export function isEnded(row: RunRow): boolean {
  return runLook(row) !== "live" && runLook(row) !== "scheduled";
}
