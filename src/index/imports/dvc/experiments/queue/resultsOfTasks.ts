import type { GitRef } from "../../../../../git/port/gitRef";
import type { KeptExperiment } from "../experimentOf";
import type { ExperimentTask } from "./experimentTask";

/** Times of commits are whole seconds. */
const second = 1000;

/**
 * Which kept experiments are results of tasks, by the experiments' refs. The queue's worker notes the ref that it made
 * and a hash, which stands in the commit's message too: an experiment that was renamed is found by it. A commit that is
 * younger than the note is another's, whose name was used again. What runs in a copy without the queue
 * (`dvc exp run --temp`) notes no result: it is the last of this name that began before the commit.
 * @param refs of the experiments
 */
export function resultsOfTasks(
  experiments: readonly KeptExperiment[],
  refs: readonly GitRef[],
  tasks: readonly ExperimentTask[],
): ReadonlyMap<string, ExperimentTask> {
  const subjects = new Map(refs.map(({ name, subject }) => [name, subject]));
  const found = new Map<string, ExperimentTask>();
  const taken = new Set<ExperimentTask>();
  const pass = (candidatesOf: (experiment: KeptExperiment) => readonly ExperimentTask[]): void => {
    for (const experiment of experiments) {
      if (found.has(experiment.ref)) continue;
      const candidates = candidatesOf(experiment).filter((task) => !taken.has(task));
      const [latest] = [...candidates].sort((a, b) => b.written - a.written);
      if (latest === undefined) continue;
      found.set(experiment.ref, latest);
      taken.add(latest);
    }
  };
  const ended = tasks.filter(({ isQueued, resultHash }) => isQueued && resultHash !== null);
  const isInTime = (task: ExperimentTask, { time }: KeptExperiment): boolean => time <= task.written + second;
  /** By DVC's own message; another one says nothing. */
  const hashOf = ({ ref }: KeptExperiment) =>
    /^dvc: commit experiment ([0-9a-f]{64})$/.exec(subjects.get(ref) ?? "")?.[1];
  pass((experiment) => {
    const hash = hashOf(experiment);
    return ended.filter(
      (task) => task.resultRef === experiment.ref && isInTime(task, experiment) && (!hash || task.resultHash === hash),
    );
  });
  pass((experiment) => {
    const { baseline } = experiment;
    const hash = hashOf(experiment);
    const same = ended.filter((task) => task.resultHash === hash && task.baseline === baseline);
    return same.filter((task) => isInTime(task, experiment));
  });
  pass(({ name, baseline, time }) => {
    const begun = tasks.filter((task) => task.name === name && task.baseline === baseline && !task.isQueued);
    const [latest] = begun.filter((task) => task.written < time + second).sort((a, b) => b.written - a.written);
    return latest?.folder ? [latest] : [];
  });
  return found;
}
