import { stat } from "node:fs/promises";
import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { UserError } from "../base/messages/userError";

/** The editor asks before it opens more; a log of that size is shown in its folder instead. */
const editorLimit = 50 * 1024 * 1024;

/** Opens the log file that a run was read from; a huge one is shown in the Explorer. */
export async function revealLogFile(detail: RunDetail): Promise<void> {
  const uri = vscode.Uri.file(detail.logFile);
  const info = await stat(detail.logFile).catch(() => null); // Told to the user below.
  if (info === null) throw new UserError(vscode.l10n.t("The log file no longer exists: {0}", detail.logFile));
  const isInWorkspace = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const command = info.size > editorLimit && isInWorkspace ? "revealInExplorer" : "vscode.open";
  await vscode.commands.executeCommand(command, uri);
}
