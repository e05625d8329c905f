import { readdir, stat } from "node:fs/promises";
import type { FolderName } from "../importer";

/** A folder's names, and its time and identity from before they were listed. */
export interface Listing {
  readonly names: readonly FolderName[];
  /** Time of its last change, ms since the epoch. */
  readonly mtime: number;
  /** The same for each path that leads to this folder. */
  readonly identity: string;
}

/** Lists a folder; null when it cannot be listed (now). */
export async function listFolder(folder: string): Promise<Listing | null> {
  try {
    const { mtimeMs: mtime, dev, ino } = await stat(folder);
    const entries = await readdir(folder, { withFileTypes: true });
    const names: FolderName[] = [];
    for (const entry of entries) {
      if (entry.isSymbolicLink()) names.push({ name: entry.name, kind: "link" });
      else if (entry.isDirectory()) names.push({ name: entry.name, kind: "folder" });
      else if (entry.isFile()) names.push({ name: entry.name, kind: "file" });
    }
    // The order of a listing is the file system's: the answer must not depend on it.
    names.sort((a, b) => (a.name < b.name ? -1 : 1));
    return { names, mtime, identity: `${dev}:${ino}` };
  } catch {
    return null; // gone, not a folder, or not ours to read: nothing to be found there
  }
}
