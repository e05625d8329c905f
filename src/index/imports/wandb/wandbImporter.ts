import path from "node:path";
import { Breath } from "../../breath";
import type { FolderName, Importer, ImportUnit, Recognition } from "../importer";
import { RunFolders } from "./runFolders";
import { stampRun } from "./stampRun";
import { unitMemory } from "./unitMemory";
import { WandbRunReader } from "./wandbRunReader";

const format = "wandb";
const folders = new RunFolders();
/** Names that W&B gives the folder of its runs. */
const collectionNames: ReadonlySet<string> = new Set(["wandb", ".wandb"]);

/** Runs in the local folders of Weights & Biases, online and offline. */
export const wandbImporter: Importer = {
  format,
  version: 3,
  recordsEnd: true,
  recognize,
  async *explore(folder) {
    const breath = new Breath();
    for (const place of folders.unitsIn(folder).keys()) {
      await breath.take();
      yield unitOf(folder, place);
    }
  },
  stamp(unit) {
    const run = folders.unitAt(unit.path);
    return run === null ? null : stampRun(run);
  },
  async *read(unit, memory) {
    const run = folders.unitAt(unit.path);
    if (run !== null) yield* new WandbRunReader(run, unitMemory(memory.get(""))).read();
  },
};

/**
 * A folder of runs is known by what is in it, whatever its name; the link to the latest run is not followed. The folder
 * of one run, when it was named itself, stands for that run.
 */
function recognize(folder: string, names: readonly FolderName[]): Recognition {
  if (folders.isRunFolder(path.basename(folder))) return ownRun(folder, names);
  const runs = names.filter(({ name, kind }) => kind === "folder" && folders.isRunFolder(name));
  if (runs.length === 0) return { units: [], closed: [], isCollection: false };
  if (collectionNames.has(path.basename(folder))) return { units: [], closed: [], isCollection: true };
  const units = [...folders.unitsIn(folder).keys()].map((place) => unitOf(folder, place));
  return { units, closed: runs.map(({ name }) => name), isCollection: false };
}

function ownRun(folder: string, names: readonly FolderName[]): Recognition {
  const parent = path.dirname(folder);
  const units = [...folders.unitsIn(parent)]
    .filter(([, run]) => run.folders.some((start) => start.path === folder))
    .map(([place]) => unitOf(parent, place));
  return { units, closed: names.map(({ name }) => name), isCollection: false };
}

function unitOf(folder: string, place: string): ImportUnit {
  const isUsual = collectionNames.has(path.basename(folder));
  return {
    format,
    path: place,
    directory: place,
    experiment: path.basename(isUsual ? path.dirname(folder) : folder),
    experimentPath: folder,
    isAddition: false,
  };
}
