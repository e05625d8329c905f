import type { RunEvent } from "./runEvent";

/** The start of a run of which is known what it is called, but not when, where or by whom it was begun. */
export function plainStart(
  runId: string | null,
  runName: string | null,
  experiment: string | null,
): RunEvent & { kind: "start" } {
  const unknown = { time: null, parentId: null, host: null, pid: null, note: null };
  return { kind: "start", runId, runName, experiment, ...unknown };
}
