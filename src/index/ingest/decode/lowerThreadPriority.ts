import { constants, getPriority, setPriority } from "node:os";

const low = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * Has this thread wait for others of the process where they want the same core: the editor's own work comes before the
 * reading of old logs. On Linux alone, where a thread has a priority of its own; elsewhere it is the whole process's.
 * Threads that this one starts have its priority.
 */
export function lowerThreadPriority(): void {
  if (process.platform !== "linux") return;
  try {
    if (getPriority() < low) setPriority(low);
  } catch {
    // A sandbox may forbid it: then it works on as it is.
  }
}
