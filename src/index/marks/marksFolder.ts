import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { FolderWatch } from "../watch/folderWatch";
import { readMarksFile, type ReadMarksFile } from "./readMarksFile";

/** The marks files of one folder, as they were when it was last looked at. */
export class MarksFolder {
  readonly #files = new Map<string, { readonly stamp: string; readonly read: ReadMarksFile }>();
  #endWatch: (() => void) | null = null;

  constructor(
    readonly folder: string,
    private readonly folderWatch: FolderWatch,
    private readonly onEvent: () => void,
  ) {}

  /** What the files say, by nothing. */
  *reads(): IterableIterator<ReadMarksFile> {
    for (const { read } of this.#files.values()) yield read;
  }

  /** Reads files that are new or other ones than before. @returns the runs that they are for, and those of files that went */
  async look(): Promise<string[]> {
    const names = await this.#names();
    const changed: string[] = [];
    for (const [name, { read }] of this.#files) {
      if (names.includes(name)) continue;
      this.#files.delete(name);
      changed.push(read.runId);
    }
    for (const name of names) {
      const stamp = await stampOf(path.join(this.folder, name));
      const known = this.#files.get(name);
      if (known?.stamp === stamp) continue;
      const read = await this.#read(name);
      this.#files.set(name, { stamp, read });
      changed.push(read.runId, ...(known ? [known.read.runId] : []));
    }
    return changed;
  }

  close(): void {
    this.#endWatch?.();
    this.#endWatch = null;
  }

  /** Watches as long as the folder is there: the looks by timer see what the watch misses. */
  async #names(): Promise<string[]> {
    try {
      const names = await readdir(this.folder);
      this.#endWatch ??= this.folderWatch(this.folder, this.onEvent, () => this.close());
      return names.filter((name) => name.endsWith(".json"));
    } catch {
      this.close();
      return []; // nothing was marked here yet
    }
  }

  async #read(name: string): Promise<ReadMarksFile> {
    const place = path.join(this.folder, name);
    try {
      return await readMarksFile(place);
    } catch (error) {
      const reason = `These marks cannot be read: ${error instanceof Error ? error.message : String(error)}`;
      const known = this.#files.get(name)?.read;
      const file = { runId: null, entries: [], unread: [] };
      return { runId: known?.runId ?? name, file, problems: [{ file: place, line: null, reason }] };
    }
  }
}

async function stampOf(place: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(place);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return "gone"; // reading it says why
  }
}
