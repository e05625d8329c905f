import type { StashEntry } from "../../../../../git/port/stashEntry";
import type { Experiment } from "../experiment";

const shortCommit = 7;

/**
 * The experiment that an entry of a queue holds, by its message `dvc-exp:<head>:<baseline>:<name>[:<branch>]`; null: it is
 * none. One without a name is shown by its commit, as DVC shows it.
 */
export function queuedExperiment(
  { commit, author, subject, time }: StashEntry,
  queue: Pick<Experiment, "ref" | "status">,
): Experiment | null {
  const match = /^dvc-exp:[0-9a-f]+:([0-9a-f]{40}|[0-9a-f]{64})(?::([^:]*))?/.exec(subject);
  if (match === null) return null;
  const [, baseline = "", name = ""] = match;
  return { name: name || commit.slice(0, shortCommit), ...queue, commit, entry: commit, baseline, author, time };
}
