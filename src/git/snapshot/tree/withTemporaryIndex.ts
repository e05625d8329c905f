import { copyFile, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "../../process/temporaryFolder";
import type { RepositoryGit } from "../../repository/repositoryGit";

/**
 * Lets an act work on a copy of the user's index, which is removed afterwards.
 * The copy's time is the index file's (never later): git takes an entry as unchanged only when the file is older than
 * the index.
 */
export async function withTemporaryIndex<T>(git: RepositoryGit, act: (git: RepositoryGit) => Promise<T>): Promise<T> {
  const folder = await temporaryFolder("index");
  try {
    const index = path.join(folder, "index");
    await copyIndex(path.join(git.repository.gitFolder, "index"), index);
    return await act(git.with({ environment: { GIT_INDEX_FILE: index } }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function copyIndex(from: string, to: string): Promise<void> {
  try {
    const { atime, mtimeMs } = await stat(from);
    await copyFile(from, to);
    await utimes(to, atime, (mtimeMs - 0.002) / 1000); // a number of seconds is exact to a quarter microsecond
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error; // no index yet: nothing is tracked
  }
}
