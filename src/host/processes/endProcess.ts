import type { RunRow } from "../../core/model/runRow";
import { processInfo } from "./processInfo";
import { runProcess } from "./runProcess";

const pollInterval = 200;

/**
 * Sends a signal to a run's process and waits for its end. Looks at the process again right before, since a question
 * to the user can stand open for hours.
 * @param patience milliseconds to wait at most
 * @returns whether the process is gone; rejects when the system does not allow the signal
 */
export async function endProcess(
  row: Pick<RunRow, "status" | "host" | "pid" | "lastTime" | "startTime">,
  signal: "SIGTERM" | "SIGKILL",
  patience: number,
): Promise<boolean> {
  const found = await runProcess(row);
  if (!found.ok) return true; // It has ended by itself meanwhile.
  process.kill(found.pid, signal);
  for (let waited = 0; waited < patience; waited += pollInterval) {
    const info = await processInfo(found.pid);
    if (info === null || Math.abs(info.startTime - found.info.startTime) > 1000) return true;
    await new Promise((resolve) => setTimeout(resolve, pollInterval));
  }
  return false;
}
