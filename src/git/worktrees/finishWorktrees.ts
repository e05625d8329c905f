import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Repository } from "../port/repository";
import { dropWorktree } from "./dropWorktree";
import { isEmptyLock } from "./isEmptyLock";
import { worktreeLock } from "./worktreeLock";
import { worktreeMark } from "./worktreeMark";

/** Clears up what killed acts have left half made or half removed among a repository's working trees. */
export async function finishWorktrees({ commonFolder }: Repository): Promise<void> {
  const parent = path.join(commonFolder, "worktrees");
  const names = await readdir(parent).catch((): string[] => []); // a repository without linked working trees
  for (const name of names) {
    const gitFolder = path.join(parent, name);
    if (await isEmptyLock(gitFolder)) await rm(gitFolder, { recursive: true, force: true });
    if ((await worktreeLock.state(gitFolder)) !== "left") continue;
    const mark = await worktreeMark.read(gitFolder);
    if (mark?.isReady) await worktreeLock.remove(gitFolder);
    else await dropWorktree(gitFolder);
  }
}
