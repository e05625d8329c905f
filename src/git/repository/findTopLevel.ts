import { realpath } from "node:fs/promises";
import path from "node:path";
import { exists } from "../paths/exists";

/** The nearest folder from `start` upwards that holds a `.git`, or null. Starts no process. */
export async function findTopLevel(start: string): Promise<string | null> {
  let folder = await nearestRealFolder(path.resolve(start));
  for (;;) {
    if (await exists(path.join(folder, ".git"))) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
}

/** `start` without symbolic links; the nearest existing folder above it when it does not exist. */
async function nearestRealFolder(start: string): Promise<string> {
  try {
    return await realpath(start);
  } catch {
    const parent = path.dirname(start);
    return parent === start ? start : nearestRealFolder(parent); // not there: what is above it may be
  }
}
