import { dropWorktree } from "./dropWorktree";
import { worktreeLock } from "./worktreeLock";
import { worktreeMark, type WorktreeMark } from "./worktreeMark";

/** Removes a working tree of ours. After a kill, the next act on working trees of the repository finishes it. */
export async function removeWorktree(gitFolder: string, mark: WorktreeMark): Promise<void> {
  const lock = worktreeLock.begin();
  try {
    await worktreeMark.write(gitFolder, { ...mark, isReady: false });
    await worktreeLock.write(gitFolder, lock.reason);
    await dropWorktree(gitFolder);
  } finally {
    lock.end();
  }
}
