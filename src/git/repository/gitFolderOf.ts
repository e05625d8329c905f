import { readFile } from "node:fs/promises";
import path from "node:path";
import { findTopLevel } from "./findTopLevel";

/** A working tree and git's folder of it. */
export interface FoundGitFolder {
  readonly topLevel: string;
  readonly gitFolder: string;
}

/** git's folder of the working tree that a folder lies in, by its `.git` alone; null when there is none. Starts no process. */
export async function gitFolderOf(folder: string): Promise<FoundGitFolder | null> {
  const topLevel = await findTopLevel(folder);
  if (topLevel === null) return null;
  const dotGit = path.join(topLevel, ".git");
  const line = await readFile(dotGit, "utf8").catch(() => null); // a folder, as in most repositories
  const target = line === null ? null : /^gitdir: ([^\n]+)/.exec(line)?.[1];
  return { topLevel, gitFolder: target ? path.resolve(topLevel, target) : dotGit };
}
