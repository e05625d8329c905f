import type { RunStatus } from "../../model/runStatus";

/** Whether a run with this status has ended. */
export function isTerminal(status: RunStatus): boolean {
  return status === "FINISHED" || status === "FAILED" || status === "KILLED";
}
