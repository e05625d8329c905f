import * as vscode from "vscode";
import { fileName } from "../../../core/view/fileName";

/** Opens a folder in a window of its own, or adds it to the workspace, where one that is there already stays as it is. */
export async function showFolder(folder: string, where: "window" | "workspace"): Promise<void> {
  const uri = vscode.Uri.file(folder);
  if (where === "window") {
    await vscode.commands.executeCommand("vscode.openFolder", uri, { forceNewWindow: true });
    return;
  }
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.some((open) => open.uri.fsPath === uri.fsPath)) return;
  const name = vscode.l10n.t("{0} (run)", fileName(folder));
  vscode.workspace.updateWorkspaceFolders(folders.length, 0, { uri, name });
}
