import type { RecordedRuns } from "./recordedRuns";

/** Runs of two readers; where both know one, that of the first. */
export function eitherRuns(first: RecordedRuns, second: RecordedRuns): RecordedRuns {
  return {
    row: (runId) => first.row(runId) ?? second.row(runId),
    run: (runId) => first.run(runId) ?? second.run(runId),
  };
}
