import * as path from "node:path";
import type { DecodedItem } from "../../../../core/ingest/logDecoder";
import type { Artifact } from "../../../../core/model/artifact";
import type { JsonValue } from "../../../../core/model/jsonValue";
import type { GitPort } from "../../../../git/port/gitPort";
import type { GitResult } from "../../../../git/port/gitResult";
import { lookAt } from "../../../tail/lookAt";
import { lookToken } from "../../../tail/lookToken";
import { folderUnit } from "../../csv/folderUnit";
import type { FolderName, ImportBatch, Importer, ImportUnit, Recognition, RunDelta, UnitMemory } from "../../importer";
import { isExperimentCopy } from "../isExperimentCopy";
import { liveRun } from "../liveRun";
import { CommitFiles } from "./commitFiles";
import type { Experiment } from "./experiment";
import { experimentItems } from "./experimentItems";
import type { ExperimentMemory } from "./experimentMemory";
import { ExperimentTasks } from "./queue/experimentTasks";
import { LinkedFolders } from "./linkedFolders";
import { listExperiments, type ExperimentList } from "./queue/listExperiments";
import { liveFolderIn } from "./queue/liveFolderIn";
import { readExperiment } from "./readExperiment";
import { readQueued } from "./queue/readQueued";
import { refsStamp } from "./refsStamp";
import { readRunning } from "./queue/readRunning";

const format = "dvc-experiments";
/** Experiments of one project that are read: the newest. */
const maxExperiments = 2000;
/** How often (ms) a silent experiment that runs is looked at. */
const beatEvery = 60_000;
const queuePrefix = "queue/";

/** What is kept of a project between looks. */
interface Project {
  readonly tasks: ExperimentTasks;
  /** Files of the working tree that make an experiment and the folder of DVCLive one run. */
  linked: readonly string[];
  /** What git said, and the stamp that it said it of. */
  listed: { readonly stamp: string; readonly list: ExperimentList } | null;
}

/**
 * Experiments that DVC keeps as commits under `refs/exps`, those in its queues, read through git, and those that run in
 * copies of the project. What ended never changes: it is read once. While the folder that DVCLive wrote still holds what
 * the newest experiment committed, both are one run.
 */
export class ExperimentsImporter implements Importer {
  readonly format = format;
  readonly version = 4;
  readonly recordsEnd = true;
  readonly #projects = new Map<string, Project>();

  constructor(private readonly git: GitPort) {}

  recognize(folder: string, names: readonly FolderName[]): Recognition {
    const isProject = names.some(({ name, kind }) => name === ".dvc" && kind === "folder") && !isExperimentCopy(folder);
    const isUnit = isProject && refsStamp(folder) !== null;
    return { units: isUnit ? [unitOf(folder)] : [], closed: [], isCollection: false };
  }

  async *explore(): AsyncIterable<ImportUnit> {
    // No folder is a collection of experiments.
  }

  stamp(unit: ImportUnit): string | null {
    const listing = lookAt(unit.path) === null ? null : this.#stampOfList(unit);
    if (listing === null) return null;
    const { tasks, linked } = this.#projectOf(unit);
    const running = tasks.look().filter((task) => tasks.stateOf(task) === "running");
    const live = running.map(({ folder }) => liveStamp(folder && liveFolderIn(folder)));
    const beat = running.length === 0 ? "" : Math.floor(Date.now() / beatEvery);
    return [listing, ...linked.map((file) => lookToken(lookAt(file))), ...live, beat].join(" ");
  }

  async *read(unit: ImportUnit, memory: UnitMemory): AsyncGenerator<ImportBatch> {
    const listed = await this.#list(unit);
    if (!listed.ok) {
      yield batchOf([], { problems: [{ file: unit.path, line: null, reason: listed.message }] });
      return;
    }
    const { experiments: all, unread } = listed.value;
    const experiments = [...all].sort((a, b) => timeOf(b) - timeOf(a)).slice(0, maxExperiments);
    const keys = new Set(experiments.map(keyOf));
    const reason = `Only the newest ${maxExperiments} of ${all.length} experiments are read.`;
    const tooMany = all.length > maxExperiments ? [{ file: unit.path, line: null, reason }] : [];
    const known = memory as unknown as ReadonlyMap<string, ExperimentMemory | null>;
    const isGone = (key: string) => !keys.has(key) && (unread.length === 0 || !key.startsWith(queuePrefix));
    const gone = [...known.keys()].filter(isGone);
    /** By their commits, those that go by another key now: a renamed one leaves when it comes. */
    const moved = new Map(gone.map((key) => [known.get(key)?.commit, key]));
    const isMoved = (key: string) => experiments.some(({ commit }) => moved.get(commit) === key);
    yield batchOf([], { gone: gone.filter((key) => !isMoved(key)), problems: [...tooMany, ...unread] });
    const linked = new LinkedFolders(path.dirname(unit.path));
    for (const experiment of experiments) {
      const before = known.get(keyOf(experiment)) ?? null;
      const left = moved.get(experiment.commit);
      for await (const batch of this.#readOne(unit, listed.value, experiment, before, linked))
        yield left === undefined ? batch : { ...batch, gone: [left] };
    }
    this.#projectOf(unit).linked = linked.files;
  }

  async *#readOne(
    unit: ImportUnit,
    { repository }: ExperimentList,
    experiment: Experiment,
    known: ExperimentMemory | null,
    linked: LinkedFolders,
  ): AsyncGenerator<ImportBatch> {
    const { commit, name, entry, baseline, status } = experiment;
    const isSame = known?.commit === commit && known.name === name && known.status === status && known.entry === entry;
    if (isSame && status !== "RUNNING" && linked.isAsBefore(known)) return;
    const project = path.dirname(unit.path);
    const below = path.relative(repository.topLevel, project).split(path.sep).join("/");
    const files = new CommitFiles(this.git, repository, commit, below === "" ? "" : `${below}/`);
    const key = keyOf(experiment);
    const { first, last } = experimentItems(experiment, repository.topLevel, unit.experiment);
    if (status === "RUNNING") {
      const { tasks } = this.#projectOf(unit);
      const folder = tasks.look().find((task) => task.entry === entry)?.folder ?? null;
      const isSeen = tasks.processOf(commit) !== null;
      const running = { experiment, key, live: folder && liveFolderIn(folder), seenAt: isSeen ? Date.now() : null };
      const open = async () => {
        const { items, problems } = await readQueued(files);
        return { items: [...first, ...items], problems };
      };
      yield* readRunning(running, isSame ? known : null, open);
      return;
    }
    const read =
      status === "FINISHED"
        ? await readExperiment(files, project, await files.changedSince(baseline))
        : await readQueued(files);
    const link = linked.link(read);
    // Of a folder that still has the same tables, the folder itself tells them.
    const artifacts = link.directory === null ? read.artifacts : [];
    const kept: ExperimentMemory = { commit, name, status, entry, running: null, ...link };
    const delta: RunDelta = {
      key,
      directory: link.directory,
      isFreshRecord: true,
      // What one that failed logged before is gone with the copy that it ran in.
      isFreshPoints: status === "FINISHED" || known?.status !== "RUNNING",
      items: [...first, ...read.items, ...artifacts.map(itemOf), ...last],
      problems: read.problems,
      problemCount: read.problems.length,
      memory: kept as unknown as JsonValue,
    };
    yield batchOf([delta], { bytesRead: files.bytesRead });
  }

  /** Git is asked again only when refs, queues or notes are other ones: what runs and logs changes neither. */
  async #list(unit: ImportUnit): Promise<GitResult<ExperimentList>> {
    const project = this.#projectOf(unit);
    const stamp = this.#stampOfList(unit) ?? "";
    if (project.listed?.stamp === stamp) return { ok: true, value: project.listed.list };
    const listed = await listExperiments(this.git, path.dirname(unit.path), project.tasks);
    project.listed = listed.ok && listed.value.unread.length === 0 ? { stamp, list: listed.value } : null;
    return listed;
  }

  #stampOfList(unit: ImportUnit): string | null {
    const refs = refsStamp(unit.path);
    return refs && `${refs} ${this.#projectOf(unit).tasks.stamp()}`;
  }

  #projectOf({ path: place }: ImportUnit): Project {
    const known = this.#projects.get(place);
    const project = known ?? { tasks: new ExperimentTasks(path.dirname(place)), linked: [], listed: null };
    this.#projects.set(place, project);
    return project;
  }
}

function liveStamp(folder: string | null): string {
  return (folder && liveRun.stamp(folderUnit("dvc", folder))) ?? "";
}

/** One that was in the queue keeps its key, whatever becomes of it. */
function keyOf({ entry, ref, commit }: Experiment): string {
  return entry === null ? (ref ?? commit) : queuePrefix + entry;
}

function itemOf(artifact: Artifact): DecodedItem {
  return { kind: "event", event: { kind: "artifact", artifact } };
}

/** What runs comes first. */
function timeOf({ time }: Experiment): number {
  return time ?? Infinity;
}

function unitOf(project: string): ImportUnit {
  const place = path.join(project, ".dvc");
  const experiment = path.basename(project);
  return { format, path: place, directory: null, experiment, experimentPath: project, isAddition: false };
}

function batchOf(runs: readonly RunDelta[], rest: Partial<ImportBatch>): ImportBatch {
  return { runs, gone: [], bytesRead: 0, ...rest };
}
