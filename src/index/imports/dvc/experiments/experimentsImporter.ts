import * as path from "node:path";
import type { JsonValue } from "../../../../core/model/jsonValue";
import type { Problem } from "../../../../core/model/problem";
import type { GitPort } from "../../../../git/port/gitPort";
import type { GitRef } from "../../../../git/port/gitRef";
import type { Repository } from "../../../../git/port/repository";
import { lookAt } from "../../../tail/lookAt";
import { lookToken } from "../../../tail/lookToken";
import type { FolderName, ImportBatch, Importer, ImportUnit, Recognition, RunDelta, UnitMemory } from "../../importer";
import { CommitFiles } from "./commitFiles";
import type { Experiment } from "./experiment";
import { experimentItems } from "./experimentItems";
import type { ExperimentMemory } from "./experimentMemory";
import { experimentOf } from "./experimentOf";
import { LinkedFolders } from "./linkedFolders";
import { queuedExperiment } from "./queuedExperiment";
import { queues } from "./queues";
import { readExperiment } from "./readExperiment";
import { readQueued } from "./readQueued";
import { refsStamp } from "./refsStamp";

const format = "dvc-experiments";
/** Experiments of one project that are read: the newest. */
const maxExperiments = 2000;

interface Queued {
  readonly experiments: readonly Experiment[];
  readonly unread: readonly Problem[];
}

/**
 * Experiments that DVC keeps as commits under `refs/exps`, and those in its queues, read through git. An experiment never
 * changes: each is read once. While the folder that DVCLive wrote still holds what the newest experiment committed, both
 * are one run.
 */
export class ExperimentsImporter implements Importer {
  readonly format = format;
  readonly version = 3;
  readonly recordsEnd = true;
  /** Files of the working tree, by unit, that make an experiment and the folder of DVCLive one run. */
  readonly #linked = new Map<string, readonly string[]>();

  constructor(private readonly git: GitPort) {}

  recognize(folder: string, names: readonly FolderName[]): Recognition {
    const isProject = names.some(({ name, kind }) => name === ".dvc" && kind === "folder");
    const isUnit = isProject && refsStamp(folder) !== null;
    return { units: isUnit ? [unitOf(folder)] : [], closed: [], isCollection: false };
  }

  async *explore(): AsyncIterable<ImportUnit> {
    // No folder is a collection of experiments.
  }

  stamp(unit: ImportUnit): string | null {
    if (lookAt(unit.path) === null) return null;
    const refs = refsStamp(unit.path);
    const files = this.#linked.get(unit.path) ?? [];
    return refs && [refs, ...files.map((file) => lookToken(lookAt(file)))].join(" ");
  }

  async *read(unit: ImportUnit, memory: UnitMemory): AsyncGenerator<ImportBatch> {
    const project = path.dirname(unit.path);
    const found = await this.git.findRepository(project);
    const refs = await this.git.listRefs(project, "refs/exps/");
    const failure = !found.ok ? found : !refs.ok ? refs : null;
    if (failure) {
      yield batchOf([], { problems: [{ file: unit.path, line: null, reason: failure.message }] });
      return;
    }
    if (!found.ok || !refs.ok) return;
    const queued = await this.#queued(project, refs.value);
    const all = [...refs.value.map(experimentOf).filter((one) => one !== null), ...queued.experiments];
    const experiments = all.sort((a, b) => b.time - a.time).slice(0, maxExperiments);
    const keys = new Set(experiments.map(keyOf));
    const reason = `Only the newest ${maxExperiments} of ${all.length} experiments are read.`;
    const tooMany = all.length > maxExperiments ? [{ file: unit.path, line: null, reason }] : [];
    const isGone = (key: string) => !keys.has(key) && !queued.unread.some(({ file }) => key.startsWith(`${file}/`));
    yield batchOf([], { gone: [...memory.keys()].filter(isGone), problems: [...tooMany, ...queued.unread] });
    const linked = new LinkedFolders(project);
    for (const experiment of experiments) {
      const known = memory.get(keyOf(experiment)) as unknown as ExperimentMemory | undefined;
      const isKnown = known?.commit === experiment.commit && linked.isAsBefore(known);
      if (!isKnown) yield await this.#readOne(unit, found.value, experiment, linked);
    }
    this.#linked.set(unit.path, linked.files);
  }

  /** What waits in DVC's queues, or failed there; and the queues that could not be read. */
  async #queued(project: string, refs: readonly GitRef[]): Promise<Queued> {
    const experiments = new Map<string, Experiment>();
    const unread: Problem[] = [];
    for (const queue of queues.filter(({ ref }) => refs.some(({ name }) => name === ref))) {
      const entries = await this.git.listStash(project, queue.ref);
      if (!entries.ok) unread.push({ file: queue.ref, line: null, reason: entries.message });
      else
        for (const entry of entries.value) {
          const experiment = queuedExperiment(entry, queue);
          if (experiment !== null) experiments.set(keyOf(experiment), experiment);
        }
    }
    return { experiments: [...experiments.values()], unread };
  }

  async #readOne(
    unit: ImportUnit,
    repository: Repository,
    experiment: Experiment,
    linked: LinkedFolders,
  ): Promise<ImportBatch> {
    const project = path.dirname(unit.path);
    const { commit, baseline, status } = experiment;
    const below = path.relative(repository.topLevel, project).split(path.sep).join("/");
    const files = new CommitFiles(this.git, repository, commit, below === "" ? "" : `${below}/`);
    const read =
      status === "FINISHED"
        ? await readExperiment(files, project, await files.changedSince(baseline))
        : await readQueued(files);
    const { first, last } = experimentItems(experiment, repository.topLevel, unit.experiment);
    const link = linked.link(read);
    const kept: ExperimentMemory = { commit, ...link };
    const delta: RunDelta = {
      key: keyOf(experiment),
      directory: link.directory,
      isFreshRecord: true,
      isFreshPoints: true,
      items: [...first, ...read.items, ...last],
      problems: read.problems,
      problemCount: read.problems.length,
      memory: kept as unknown as JsonValue,
    };
    return batchOf([delta], { bytesRead: files.bytesRead });
  }
}

/** A ref keeps one experiment, a queue's reflog many. */
function keyOf({ ref, commit, status }: Experiment): string {
  return status === "FINISHED" ? ref : `${ref}/${commit}`;
}

function unitOf(project: string): ImportUnit {
  const place = path.join(project, ".dvc");
  const experiment = path.basename(project);
  return { format, path: place, directory: null, experiment, experimentPath: project, isAddition: false };
}

function batchOf(runs: readonly RunDelta[], rest: Partial<ImportBatch>): ImportBatch {
  return { runs, gone: [], bytesRead: 0, ...rest };
}
