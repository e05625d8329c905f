import type { Problem } from "../../../../../core/model/problem";
import type { GitPort } from "../../../../../git/port/gitPort";
import type { GitResult } from "../../../../../git/port/gitResult";
import type { GitRef } from "../../../../../git/port/gitRef";
import type { Repository } from "../../../../../git/port/repository";
import type { Experiment } from "../experiment";
import { experimentOf } from "../experimentOf";
import type { ExperimentTask } from "./experimentTask";
import type { ExperimentTasks } from "./experimentTasks";
import { queuedExperiment } from "./queuedExperiment";
import { queues } from "./queues";
import { resultsOfTasks } from "./resultsOfTasks";

/** The experiments of a project. */
export interface ExperimentList {
  readonly repository: Repository;
  readonly experiments: readonly Experiment[];
  /** Queues that could not be read. */
  readonly unread: readonly Problem[];
}

/** What git keeps of experiments, what waits in DVC's queues or failed there, and what runs in copies of the project. */
export async function listExperiments(
  git: GitPort,
  project: string,
  tasks: ExperimentTasks,
): Promise<GitResult<ExperimentList>> {
  const repository = await git.findRepository(project);
  if (!repository.ok) return repository;
  // Before the refs: a result is kept, and a failure noted, before the copy that it ran in is removed.
  const notes = tasks.look().map((task) => ({ task, state: tasks.stateOf(task) }));
  const refs = await git.listRefs(project, "refs/exps/");
  if (!refs.ok) return refs;
  const kept = refs.value.map(experimentOf).filter((one) => one !== null);
  const results = resultsOfTasks(
    kept,
    refs.value,
    notes.map(({ task }) => task),
  );
  const found = new Map<string, Experiment>();
  for (const { task, state } of notes) if (state !== "over") found.set(task.entry, going(task, state));
  const queued = await listQueued(git, project, refs.value);
  for (const experiment of queued.experiments)
    if (experiment.status === "FAILED" || !found.has(experiment.commit)) found.set(experiment.commit, experiment);
  for (const { entry } of results.values()) found.delete(entry);
  const ended = kept.map((one) => ({ ...one, entry: results.get(one.ref)?.entry ?? null }));
  const value = { repository: repository.value, experiments: [...ended, ...found.values()], unread: queued.unread };
  return { ok: true, value };
}

/** An experiment that runs, or whose process was killed together with the queue's worker, so that nobody cleared up. */
function going({ entry, name, baseline, written }: ExperimentTask, state: "running" | "killed"): Experiment {
  const [status, time] = state === "running" ? (["RUNNING", null] as const) : (["KILLED", written] as const);
  return { name, status, ref: null, commit: entry, entry, baseline, author: null, time };
}

async function listQueued(
  git: GitPort,
  project: string,
  refs: readonly GitRef[],
): Promise<Pick<ExperimentList, "experiments" | "unread">> {
  const experiments: Experiment[] = [];
  const unread: Problem[] = [];
  for (const queue of queues.filter(({ ref }) => refs.some(({ name }) => name === ref))) {
    const entries = await git.listStash(project, queue.ref);
    if (!entries.ok) unread.push({ file: queue.ref, line: null, reason: entries.message });
    else for (const entry of entries.value) experiments.push(...asList(queuedExperiment(entry, queue)));
  }
  return { experiments, unread };
}

function asList<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}
