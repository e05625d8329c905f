import type { RunStatus } from "../model/runStatus";

/** Milliseconds without any record after which a run that says it is running is believed no more: three heartbeats. */
const silence = 90_000;

/**
 * Whether a run only claims to be running.
 * @param lastTime time of its newest record, or null when no record has one
 * @param now milliseconds since the epoch
 */
export function isStale(status: RunStatus, lastTime: number | null, now: number): boolean {
  return status === "RUNNING" && (lastTime === null || now - lastTime > silence);
}
