import * as vscode from "vscode";
import type { GitPort } from "../../../git/port/gitPort";
import type { GitFailure } from "../../../git/port/gitResult";
import { UserError } from "../../base/userError";
import { workspaceFolders } from "../../indexing/logDirectories";
import { gitError } from "../../source/gitError";
import { gitValue } from "../../source/gitValue";
import { pickWorktree } from "./pickWorktree";
import { removeWorktree } from "./removeWorktree";
import { showFolder } from "./showFolder";

/** Lists the working trees of the workspace's repositories: open, add, remove, forget those that are gone. */
export async function manageWorktrees(git: GitPort, moreFolders: readonly string[]): Promise<void> {
  const roots = await repositoryFolders(git, [...workspaceFolders(), ...moreFolders]);
  for (;;) {
    const lists = await Promise.all(roots.map(async (root) => gitValue(await git.worktrees.list(root))));
    const act = await pickWorktree(lists.flat());
    if (act === null) return;
    if (act.kind === "prune") for (const root of roots) gitValue(await git.worktrees.prune(root));
    else if (act.kind === "remove") await removeWorktree(act.tree, git);
    else return showFolder(act.tree.folder, act.kind === "open" ? "window" : "workspace");
  }
}

/** The top folder of each repository that the folders lie in, each repository once. Throws when there is none. */
async function repositoryFolders(git: GitPort, folders: readonly string[]): Promise<string[]> {
  const found = new Map<string, string>();
  let failure: GitFailure | null = null;
  for (const folder of new Set(folders)) {
    const result = await git.findRepository(folder);
    if (result.ok) found.set(result.value.commonFolder, result.value.topLevel);
    else failure ??= result;
  }
  if (found.size > 0) return [...found.values()];
  if (failure !== null) throw gitError(failure);
  throw new UserError(vscode.l10n.t("No folder is open, so there is no repository."));
}
