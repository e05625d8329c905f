import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import { branchName } from "../../../core/view/source/branchName";
import { askText } from "../../base/messages/askText";
import { showMessage } from "../../base/messages/showMessage";
import { withCancel } from "../../base/withCancel";
import { gitValue } from "../../source/gitValue";
import type { CodeTools } from "../codeTools";

/**
 * Makes a branch at the whole code of a run, by a name that the user gives. Nothing is checked out.
 */
export async function createBranch(detail: RunDetail, { git, sources }: CodeTools): Promise<void> {
  const { runName } = detail.row;
  const title = vscode.l10n.t("Looking for the code of {0}…", runName);
  const located = await withCancel(title, (signal) => sources.find(detail, signal));
  const name = await askText({
    title: vscode.l10n.t("Create Branch from {0}", runName),
    prompt: located.notice ?? vscode.l10n.t("Your working tree and branch stay as they are."),
    value: branchName(runName),
    valueSelection: [5, branchName(runName).length],
  });
  if (name === undefined || name === "") throw new vscode.CancellationError();
  gitValue(await git.worktrees.createBranch(located, name));
  void showMessage(
    "info",
    vscode.l10n.t("The branch {0} holds the code of {1}. It is not checked out.", name, runName),
  );
}
