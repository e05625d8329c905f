import * as vscode from "vscode";
import { fileName } from "../../../core/view/fileName";
import { lossText } from "../../../core/view/source/worktreeText";
import type { GitPort } from "../../../git/port/gitPort";
import type { WorktreeInfo, WorktreeLoss } from "../../../git/port/worktrees";
import { askModal } from "../../base/messages/askModal";
import { translate } from "../../base/translate";
import { UserError } from "../../base/messages/userError";
import { workspaceFolders } from "../../indexing/logDirectories";
import { gitValue } from "../../source/gitValue";

/** Removes a working tree after a question that says what would be lost with it. */
export async function removeWorktree({ folder }: WorktreeInfo, git: GitPort): Promise<void> {
  if (workspaceFolders().some((open) => open === folder))
    throw new UserError(vscode.l10n.t("{0} is open in this window; remove it from the workspace first.", folder));
  const loss = gitValue(await git.worktrees.loss(folder));
  const remove = hasLoss(loss) ? vscode.l10n.t("Remove with Its Contents") : vscode.l10n.t("Remove");
  const question = vscode.l10n.t("Remove the worktree {0}?", fileName(folder));
  const safe = vscode.l10n.t("Nothing is lost: the run's code stays in the repository.");
  const detail = `${folder}\n\n${hasLoss(loss) ? lossText(loss, translate) : safe}`;
  if (!(await askModal(question, detail, remove))) return;
  gitValue(await git.worktrees.remove(folder, hasLoss(loss)));
}

function hasLoss({ changed, ignored, hasOwnCommits }: WorktreeLoss): boolean {
  return changed > 0 || ignored > 0 || hasOwnCommits;
}
