import * as path from "node:path";
import type { JsonValue } from "../../../../core/model/jsonValue";
import type { GitPort } from "../../../../git/port/gitPort";
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
import { readExperiment } from "./readExperiment";
import { refsStamp } from "./refsStamp";

const format = "dvc-experiments";
/** Experiments of one project that are read: the newest. */
const maxExperiments = 2000;

/**
 * Experiments that DVC keeps as commits under `refs/exps`, read through git. An experiment never changes: each is read
 * once. While the folder that DVCLive wrote still holds what the newest experiment committed, both are one run.
 */
export class ExperimentsImporter implements Importer {
  readonly format = format;
  readonly version = 1;
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
    const all = refs.value.map(experimentOf).filter((one) => one !== null);
    const experiments = all.sort((a, b) => b.ref.time - a.ref.time).slice(0, maxExperiments);
    const names = new Set(experiments.map(({ ref }) => ref.name));
    const reason = `Only the newest ${maxExperiments} of ${all.length} experiments are read.`;
    const problems = all.length > maxExperiments ? [{ file: unit.path, line: null, reason }] : [];
    yield batchOf([], { gone: [...memory.keys()].filter((key) => !names.has(key)), problems });
    const linked = new LinkedFolders(project);
    for (const experiment of experiments) {
      const known = memory.get(experiment.ref.name) as unknown as ExperimentMemory | undefined;
      const isKnown = known?.commit === experiment.ref.commit && linked.isAsBefore(known);
      if (!isKnown) yield await this.#readOne(unit, found.value, experiment, linked);
    }
    this.#linked.set(unit.path, linked.files);
  }

  async #readOne(
    unit: ImportUnit,
    repository: Repository,
    experiment: Experiment,
    linked: LinkedFolders,
  ): Promise<ImportBatch> {
    const project = path.dirname(unit.path);
    const { ref, baseline } = experiment;
    const below = path.relative(repository.topLevel, project).split(path.sep).join("/");
    const files = new CommitFiles(this.git, repository, ref.commit, below === "" ? "" : `${below}/`);
    const read = await readExperiment(files, project, await files.changedSince(baseline));
    const { first, last } = experimentItems(experiment, repository.topLevel, unit.experiment);
    const link = linked.link(read);
    const kept: ExperimentMemory = { commit: ref.commit, ...link };
    const delta: RunDelta = {
      key: ref.name,
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

function unitOf(project: string): ImportUnit {
  const place = path.join(project, ".dvc");
  const experiment = path.basename(project);
  return { format, path: place, directory: null, experiment, experimentPath: project, isAddition: false };
}

function batchOf(runs: readonly RunDelta[], rest: Partial<ImportBatch>): ImportBatch {
  return { runs, gone: [], bytesRead: 0, ...rest };
}
