import type { RunRow } from "../model/runRow";
import { isStale } from "./isStale";

/** Milliseconds of silence after which a run of a tool without heartbeats counts as ended or stale. */
const silence = 600_000;

/**
 * A row as it is at one moment. Runback's own logs have a heartbeat, so that 90 s of silence make a run stale; other
 * tools may write once in minutes. Where no format of a run records its end, it is taken to have finished with its last
 * sign of life once it has been silent for ten minutes.
 * @param recordsEnd whether a format says that a run ended
 * @param now milliseconds since the epoch
 */
export function currentRow(row: RunRow, recordsEnd: (format: string) => boolean, now: number): RunRow {
  if (row.status !== "RUNNING") return row.isStale ? { ...row, isStale: false } : row;
  if (row.formats.includes("runback")) return { ...row, isStale: isStale(row.status, row.lastTime, now) };
  const isSilent = row.lastTime === null || now - row.lastTime > silence;
  if (row.formats.some(recordsEnd)) return { ...row, isStale: isSilent };
  return isSilent ? { ...row, status: "FINISHED", endTime: row.lastTime, isStale: false } : { ...row, isStale: false };
}
