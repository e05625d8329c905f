import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** A log directory of Runback's has an experiment a folder: one with more folders is looked at closely. */
const manyFolders = 200;
/** Folders of runs that are looked at in each of them. */
const looked = 20;

/**
 * Whether a named folder is clearly another tool's: it has very many folders, and in those that are looked at no log of
 * Runback's. Watching each of them as an experiment would use up the system's watches.
 */
export function holdsOthersOnly(folder: string, logName: string): boolean {
  const experiments = foldersIn(folder);
  if (experiments.length <= manyFolders) return false;
  return !experiments.slice(0, manyFolders).some((experiment) =>
    foldersIn(path.join(folder, experiment))
      .slice(0, looked)
      .some((run) => existsSync(path.join(folder, experiment, run, logName))),
  );
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return []; // not there (yet), or not ours to read: nothing speaks against it
  }
}
