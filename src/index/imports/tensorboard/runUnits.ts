import { readdirSync } from "node:fs";
import path from "node:path";
import { eventFileName } from "../../../core/readers/tensorboard/eventFileName";
import { isEventFile } from "../../../core/readers/tensorboard/isEventFile";
import type { FolderName, ImportUnit, Recognition } from "../importer";
import { eventFilesIn } from "./eventFilesIn";
import { EventFolders, type RunFolders } from "./eventFolders";

/** An event file of a run. */
export interface EventFile {
  readonly path: string;
  /** Its path from the run's folder on, with "/". */
  readonly name: string;
  /** Which of `RunFiles.folders` it lies in. */
  readonly folder: number;
}

/** The files of a unit as they are now. */
export interface RunFiles extends RunFolders {
  /** In the order in which they were begun, which is the order of reading. */
  readonly files: readonly EventFile[];
}

const nothing: Recognition = { units: [], closed: [], isCollection: false };
/** Where the Hugging Face Trainer logs to, in its output folder. */
const trainerRuns = "runs";

/** Which folders are runs of TensorBoard's, and which files are theirs. */
export class RunUnits {
  readonly #folders = new EventFolders();

  constructor(private readonly format: string) {}

  recognize(folder: string, names: readonly FolderName[]): Recognition {
    const run = this.#folders.of(folder, names);
    const closed = run
      ? run.folders.map((part) => path.basename(part.path)).slice(run.folders[0]?.path === folder ? 1 : 0)
      : [];
    const units: ImportUnit[] = run && !this.#isPartToBe(folder) ? [this.#unit(folder, folder)] : [];
    if (isTrainerOutput(names) && datedFolders(path.join(folder, trainerRuns)).length > 0) {
      units.push(this.#unit(path.join(folder, trainerRuns), folder));
      closed.push(trainerRuns);
    }
    return units.length === 0 ? nothing : { units, closed, isCollection: false };
  }

  /** The files of a unit; null when it holds none. */
  files({ path: place, directory }: ImportUnit): RunFiles | null {
    const run = directory === place ? this.#folders.of(place, namesIn(place)) : trainerFolders(place);
    if (run === null) return null;
    const files = run.folders.flatMap((part, folder) =>
      eventFilesIn(part.path).map((name) => {
        const file = path.join(part.path, name);
        const relative = path
          .relative(directory ?? place, file)
          .split(path.sep)
          .join("/");
        return { path: file, name: relative, folder, time: eventFileName(name).time ?? 0 };
      }),
    );
    if (files.length === 0) return null;
    // Of those of one second a folder's own come before those of its parts: a run's first file makes its id.
    files.sort((a, b) => a.time - b.time || a.folder - b.folder || (a.name < b.name ? -1 : 1));
    return { ...run, files };
  }

  /** Below a run, and named like a part of it, but nothing in it says yet whether it is one. */
  #isPartToBe(folder: string): boolean {
    if (!path.basename(folder).includes("_")) return false;
    const names = namesIn(path.dirname(folder));
    return names.some(({ name, kind }) => kind === "file" && isEventFile(name)) && this.#folders.isUnsure(folder);
  }

  #unit(place: string, directory: string): ImportUnit {
    const experimentPath = path.dirname(directory);
    const experiment = path.basename(experimentPath);
    return { format: this.format, path: place, directory, experiment, experimentPath, isAddition: false };
  }
}

/** Checkpoints or their state beside `runs`: the output folder of a Hugging Face Trainer. */
function isTrainerOutput(names: readonly FolderName[]): boolean {
  const hasRuns = names.some(({ name, kind }) => name === trainerRuns && kind === "folder");
  return hasRuns && names.some(({ name }) => name === "trainer_state.json" || /^checkpoint-\d+$/.test(name));
}

/** Each start of the training has a folder; together they are one run. */
function trainerFolders(runs: string): RunFolders {
  return { folders: datedFolders(runs).map((dated) => ({ path: dated, prefix: "", suffix: "" })), ownRuns: [] };
}

function datedFolders(runs: string): string[] {
  const folders = namesIn(runs).filter(({ kind }) => kind === "folder");
  return folders.map(({ name }) => path.join(runs, name)).filter((folder) => eventFilesIn(folder).length > 0);
}

/** A folder's listing; empty when it cannot be listed, which the search tells. */
function namesIn(folder: string): FolderName[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isFile() || entry.isDirectory(),
    );
    return entries.map((entry) => ({ name: entry.name, kind: entry.isFile() ? "file" : "folder" }));
  } catch {
    return [];
  }
}
