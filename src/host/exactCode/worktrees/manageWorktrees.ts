import type { GitPort } from "../../../git/port/gitPort";
import { gitValue } from "../../source/gitValue";
import { repositoriesOf } from "../repositoriesOf";
import { pickWorktree } from "./pickWorktree";
import { removeWorktree } from "./removeWorktree";
import { showFolder } from "./showFolder";

/** Lists the working trees of the workspace's repositories: open, add, remove, forget those that are gone. */
export async function manageWorktrees(git: GitPort, moreFolders: readonly string[]): Promise<void> {
  const roots = (await repositoriesOf(git, moreFolders)).map(({ topLevel }) => topLevel);
  for (;;) {
    const lists = await Promise.all(roots.map(async (root) => gitValue(await git.worktrees.list(root))));
    const act = await pickWorktree(lists.flat());
    if (act === null) return;
    if (act.kind === "prune") for (const root of roots) gitValue(await git.worktrees.prune(root));
    else if (act.kind === "remove") await removeWorktree(act.tree, git);
    else return showFolder(act.tree.folder, act.kind === "open" ? "window" : "workspace");
  }
}
