import type { MarkChange } from "../marks/markChange";
import type { BaselineMark } from "./baselinesOf";

/** What some runs are to be marked with. */
export interface BaselineChange {
  readonly runIds: readonly string[];
  readonly change: MarkChange;
}

/**
 * The marks that make runs the baselines of their experiments, and take the mark from those that were it before; or that
 * only take it away. A mark is always later than those it replaces, also where these were made by a clock that runs ahead.
 * @param chosen the new baselines; several of an experiment are one baseline, by their means
 * @param marked every run that is marked as one now
 * @param now milliseconds since the epoch; null: the experiments are to have none
 */
export function baselineChanges(
  chosen: readonly BaselineMark[],
  marked: readonly BaselineMark[],
  now: number | null,
): BaselineChange[] {
  const experiments = new Set(chosen.map(({ experimentId }) => experimentId));
  const before = marked.filter(({ experimentId }) => experiments.has(experimentId));
  const latest = before.reduce((time, { baselineSince }) => Math.max(time, Date.parse(baselineSince ?? "") || 0), 0);
  const runIds = now === null ? [] : chosen.map(({ runId }) => runId);
  const value = new Date(Math.max(now ?? 0, latest + 1)).toISOString();
  const others = before.map(({ runId }) => runId).filter((runId) => !runIds.includes(runId));
  const changes = [
    { runIds, change: { field: "baseline", value } },
    { runIds: others, change: { field: "baseline", value: null } },
  ];
  return changes.filter((one) => one.runIds.length > 0);
}
