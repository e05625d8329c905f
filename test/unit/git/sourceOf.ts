import type { RunSource } from "../../../src/core/model/runSource";

/** A run's source record with the given facts; the rest is unknown. */
export function sourceOf(facts: Partial<RunSource>): RunSource {
  return {
    attempt: 1,
    evidence: "none",
    repository: null,
    commit: null,
    branch: null,
    remote: null,
    dirty: null,
    snapshot: null,
    objects: null,
    changed: [],
    changedCount: 0,
    untracked: [],
    untrackedCount: 0,
    notCaptured: [],
    patch: null,
    entry: null,
    reason: null,
    remedy: null,
    ...facts,
  };
}
