import { readdirSync, type Dirent } from "node:fs";
import * as path from "node:path";

/** Most files of one listing, and how deep it goes. */
export interface ListBounds {
  readonly files: number;
  readonly depth: number;
}

/** A file below a folder. */
export interface ListedFile {
  /** Path below the folder, with `/` between its parts. Never trimmed: names of metrics may end in spaces. */
  readonly name: string;
  readonly path: string;
}

/**
 * The regular files below a folder, in order of their names; links are not followed. `isWhole` is false beyond the
 * bounds.
 */
export function listFiles(folder: string, bounds: ListBounds): { files: ListedFile[]; isWhole: boolean } {
  const files: ListedFile[] = [];
  const list = (here: string, prefix: string, depth: number): boolean => {
    for (const entry of entriesOf(here)) {
      if (entry.isFile()) {
        if (files.length >= bounds.files) return false;
        files.push({ name: prefix + entry.name, path: path.join(here, entry.name) });
      } else if (entry.isDirectory()) {
        if (depth >= bounds.depth) return false;
        if (!list(path.join(here, entry.name), `${prefix}${entry.name}/`, depth + 1)) return false;
      }
    }
    return true;
  };
  return { isWhole: list(folder, "", 1), files };
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
    );
  } catch {
    return []; // not there, which is normal: tools make these folders when they are needed
  }
}
