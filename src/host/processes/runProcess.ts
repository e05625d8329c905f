import { hostname } from "node:os";
import type { RunRow } from "../../core/model/runRow";
import { processInfo, type ProcessInfo } from "./processInfo";

/** Clocks and the system's boot time are exact to about this many milliseconds. */
const tolerance = 2000;

/** The process of a run, or why there is none that may be touched. */
export type RunProcess =
  | { readonly ok: true; readonly pid: number; readonly info: ProcessInfo }
  | { readonly ok: false; readonly reason: "not-running" | "other-host" | "no-pid" | "gone" | "not-the-run" };

/**
 * Finds the process that writes a run's log. A number is used again by the system: a process that started after the
 * run's newest record cannot be the one that wrote it.
 */
export async function runProcess(
  row: Pick<RunRow, "status" | "host" | "pid" | "lastTime" | "startTime">,
): Promise<RunProcess> {
  if (row.status !== "RUNNING") return { ok: false, reason: "not-running" };
  if (row.host !== hostname()) return { ok: false, reason: "other-host" };
  if (row.pid === null || !Number.isSafeInteger(row.pid) || row.pid <= 1) return { ok: false, reason: "no-pid" };
  const info = await processInfo(row.pid);
  if (info === null) return { ok: false, reason: "gone" };
  const newest = row.lastTime ?? row.startTime;
  const isOlder = newest !== null && info.startTime <= newest + tolerance;
  return isOlder ? { ok: true, pid: row.pid, info } : { ok: false, reason: "not-the-run" };
}
