import { lstat, readFile, readdir, rm, rmdir } from "node:fs/promises";
import path from "node:path";

/**
 * Removes a working tree and git's folder of it. The order is such that a kill leaves something that can be dropped
 * again: files, then the `.git` that leads to git's folder, then git's folder.
 */
export async function dropWorktree(gitFolder: string): Promise<void> {
  const dotGit = await lineOf(path.join(gitFolder, "gitdir"));
  if (dotGit !== null && dotGit !== "") {
    const folder = path.dirname(path.resolve(gitFolder, dotGit));
    // Only what leads back to this git folder: the name alone could be any folder of the user's.
    if (await leadsTo(folder, gitFolder)) {
      for (const name of await readdir(folder))
        if (name !== ".git") await rm(path.join(folder, name), { recursive: true, force: true });
      await rm(path.join(folder, ".git"));
    } else if (await isHardlyBegun(folder)) await rm(path.join(folder, ".git"));
    await removeEmpty(folder);
  }
  await rm(gitFolder, { recursive: true, force: true });
  await removeEmpty(path.dirname(gitFolder));
}

async function leadsTo(folder: string, gitFolder: string): Promise<boolean> {
  const line = await lineOf(path.join(folder, ".git"));
  if (line === null || !line.startsWith("gitdir: ")) return false;
  return path.resolve(folder, line.slice("gitdir: ".length)) === path.resolve(gitFolder);
}

/** Whether git was killed between opening the `.git` of a new working tree and writing where it leads. */
async function isHardlyBegun(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => []); // gone, or git was killed before it made it
  if (names.length !== 1 || names[0] !== ".git") return false;
  const status = await lstat(path.join(folder, ".git"));
  return status.isFile() && status.size === 0;
}

async function lineOf(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).replace(/\n$/, "");
  } catch {
    return null; // not there (any more), or a folder
  }
}

async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch {
    // Gone already, or not empty: then it is not ours alone.
  }
}
