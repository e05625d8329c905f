import { readdir, stat } from "node:fs/promises";
import path from "node:path";

/** Milliseconds: a younger one may be of a git that is about to write on. */
const oldest = 3_600_000;

/**
 * Whether git's folder of a working tree holds an empty lock and nothing else, for an hour by now: `git worktree add` was
 * killed between opening its first file and writing it. Git shows no such working tree, and never prunes a locked one.
 */
export async function isEmptyLock(gitFolder: string): Promise<boolean> {
  try {
    const names = await readdir(gitFolder);
    if (names.length !== 1 || names[0] !== "locked") return false;
    const { size, mtimeMs } = await stat(path.join(gitFolder, "locked"));
    return size === 0 && Date.now() - mtimeMs > oldest;
  } catch {
    return false; // gone meanwhile
  }
}
