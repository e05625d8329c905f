import path from "node:path";
import { eventFileName } from "../../../core/readers/tensorboard/eventFileName";
import type { FolderName, ImportUnit, Recognition } from "../importer";
import { eventFilesIn } from "./eventFilesIn";
import { EventFolders, type RunFolders } from "./eventFolders";
import { namesIn } from "./namesIn";

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
    const closed = [...(run?.closed ?? [])];
    const units = run && !this.#folders.isSeries(run.folders[0]!.path) ? [this.#unit(folder, folder)] : [];
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
  return {
    folders: datedFolders(runs).map((dated) => ({ path: dated, prefix: "", suffix: "" })),
    ownRuns: [],
    closed: [],
  };
}

function datedFolders(runs: string): string[] {
  const folders = namesIn(runs).filter(({ kind }) => kind === "folder");
  return folders.map(({ name }) => path.join(runs, name)).filter((folder) => eventFilesIn(folder).length > 0);
}
