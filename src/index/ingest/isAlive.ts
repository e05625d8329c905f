import type { RunRow } from "../../core/model/runRow";
import { isStale } from "../../core/runs/isStale";

/** Whether a run says that it is running, and is to be believed at `now` (ms since the epoch). */
export function isAlive({ status, lastTime }: RunRow, now: number): boolean {
  return status === "RUNNING" && !isStale(status, lastTime, now);
}
