import * as vscode from "vscode";
import { readSetting } from "../../base/readSetting";

const key = "runback.worktrees.uncommitted";

/**
 * Whether the uncommitted part of a run's code is left as changes in a working tree (true) or committed in it (false).
 * Asked once; the answer is kept in the user's settings. Throws `CancellationError` when the user leaves the question.
 */
export async function uncommittedAsChanges(): Promise<boolean> {
  const known = readSetting(key);
  if (known !== "ask") return known === "changes";
  const changes = vscode.l10n.t("Leave as Changes");
  const commit = vscode.l10n.t("Commit");
  const items = [
    { label: changes, detail: vscode.l10n.t("Source Control shows the run's uncommitted changes."), value: "changes" },
    { label: commit, detail: vscode.l10n.t("The worktree is clean, at a commit of the whole state."), value: "commit" },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Uncommitted Code of the Run"),
    placeHolder: vscode.l10n.t(
      "How should a worktree hold it? You are asked once; the setting {0} keeps the answer",
      key,
    ),
  });
  if (picked === undefined) throw new vscode.CancellationError();
  await vscode.workspace.getConfiguration().update(key, picked.value, vscode.ConfigurationTarget.Global);
  return picked.value === "changes";
}
