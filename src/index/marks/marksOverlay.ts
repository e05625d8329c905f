import path from "node:path";
import type { MarkChange } from "../../core/marks/markChange";
import type { MarksOfRun } from "../../core/marks/marksOfRun";
import { mergeMarks } from "../../core/marks/mergeMarks";
import { runMarks } from "../../core/marks/runMarks";
import type { FolderWatch } from "../watch/folderWatch";
import { DirectionFiles } from "./directionFiles";
import { MarksFolder } from "./marksFolder";
import type { ReadMarksFile } from "./readMarksFile";
import { runbackHome } from "../place/runbackHome";
import { writeRunMarks } from "./writeRunMarks";

/** Looks by timer after which folders that are new on the disk are searched for again. */
const looksOfAPlace = 10;
const unmarked: MarksOfRun = { marks: null, problems: [] };

/** A run to be marked. */
export interface RunToMark {
  /** All ids that it goes by; its marks are kept under the first. */
  readonly ids: readonly string[];
  /** Where it lies. */
  readonly directory: string;
}

/** The runs that are shown, told of what is marked otherwise than before. */
export interface MarkedRuns {
  readonly table: { values(): Iterable<Pick<RunToMark, "directory">> };
  marked(runId: string): void;
  directionsChanged(): void;
}

/** What marks are laid over, and how their files are watched. */
export interface MarksOverlayOptions {
  readonly shown: () => MarkedRuns;
  readonly folderWatch: FolderWatch;
  readonly now: () => number;
}

/**
 * What the user marked runs with, which lies over what logs say. It is read from the `.runback/marks` folders of the
 * projects that the logs lie in, and never saved with the index.
 */
export class MarksOverlay {
  #workspaceFolders: readonly string[] = [];
  readonly #folders = new Map<string, MarksFolder>();
  /** `.runback` folders by folders that hold runs. */
  readonly #homes = new Map<string, string | null>();
  readonly #byRun = new Map<string, ReadMarksFile[]>();
  #looks = 0;
  #looking: Promise<void> = Promise.resolve();
  #isLookDue = false;
  #isClosed = false;

  /** Which way metrics get better, as the user said. */
  readonly directions: DirectionFiles;

  constructor(private readonly options: MarksOverlayOptions) {
    const { shown, folderWatch, now } = options;
    const homes = () => this.#projectHomes();
    this.directions = new DirectionFiles({ homes, folderWatch, now }, () => shown().directionsChanged());
  }

  setWorkspaceFolders(folders: readonly string[]): void {
    this.#workspaceFolders = folders;
    this.#homes.clear();
  }

  /** The marks of a run that goes by several ids. */
  of(runIds: readonly string[]): MarksOfRun {
    if (this.#byRun.size === 0) return unmarked;
    const read = runIds.flatMap((runId) => this.#byRun.get(runId) ?? []);
    if (read.length === 0) return unmarked;
    const marks = runMarks(mergeMarks(read.map(({ file }) => file)));
    return { marks, problems: read.flatMap(({ problems }) => problems) };
  }

  /** Looks at all marks once more; resolves when they are as on the disk. */
  look(): Promise<void> {
    return (this.#looking = this.#looking.then(() => this.#look()));
  }

  /** Marks runs; resolves when that is on the disk and shown. Fails with a sentence for the user. */
  async mark(runs: readonly RunToMark[], changes: readonly MarkChange[]): Promise<void> {
    this.#homes.clear();
    const failures: string[] = [];
    for (const { ids, directory } of runs) {
      const [runId = "", ...others] = ids;
      const elsewhere = others.flatMap((id) => this.#byRun.get(id) ?? []).flatMap(({ file }) => file.entries);
      const home = this.#homeOf(directory);
      try {
        if (home === null) throw new Error("it is not in a project.");
        await writeRunMarks(home, runId, changes, this.options.now(), elsewhere);
      } catch (error) {
        failures.push(`${runId} cannot be marked: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    this.#homes.clear();
    await this.look();
    if (failures.length > 0) throw new Error(failures.slice(0, 3).join("\n"));
  }

  /** Looks some time soon: one act is several events. */
  #lookSoon(): void {
    if (this.#isLookDue) return;
    this.#isLookDue = true;
    void this.#looking.then(() => {
      this.#isLookDue = false;
      return this.look();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.directions.close();
    for (const folder of this.#folders.values()) folder.close();
  }

  async #look(): Promise<void> {
    if (this.#isClosed) return;
    if (++this.#looks % looksOfAPlace === 0) this.#homes.clear();
    this.#findFolders();
    await this.directions.look();
    const changed = new Set<string>();
    for (const folder of this.#folders.values()) for (const runId of await folder.look()) changed.add(runId);
    if (this.#isClosed || changed.size === 0) return;
    for (const runId of changed) this.#byRun.delete(runId);
    for (const folder of this.#folders.values())
      for (const read of folder.reads())
        if (changed.has(read.runId)) this.#byRun.set(read.runId, [...(this.#byRun.get(read.runId) ?? []), read]);
    for (const runId of changed) this.options.shown().marked(runId);
  }

  /** A folder that was found once is kept: its runs may come back. */
  #findFolders(): void {
    const homes = new Set<string | null>();
    for (const folder of this.#workspaceFolders) homes.add(this.#homeOf(path.join(folder, "runs")));
    for (const { directory } of this.options.shown().table.values()) homes.add(this.#homeOf(directory));
    for (const home of homes) {
      if (home === null) continue;
      const folder = path.join(home, "marks");
      if (this.#folders.has(folder)) continue;
      this.#folders.set(folder, new MarksFolder(folder, this.options.folderWatch, () => this.#lookSoon()));
    }
  }

  /** The `.runback` folders of the projects; the workspace's first. */
  #projectHomes(): string[] {
    const known = [...this.#folders.keys()].map((folder) => path.dirname(folder));
    const own = this.#workspaceFolders.flatMap((folder) => this.#homeOf(path.join(folder, "runs")) ?? []);
    return [...new Set([...own, ...known])];
  }

  #homeOf(directory: string): string | null {
    const parent = directory.slice(0, directory.lastIndexOf(path.sep)); // for very many: `path.dirname` takes its time
    const known = this.#homes.get(parent);
    if (known !== undefined) return known;
    const home = runbackHome(directory, this.#workspaceFolders);
    this.#homes.set(parent, home);
    return home;
  }
}
