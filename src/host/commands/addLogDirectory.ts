import path from "node:path";
import * as vscode from "vscode";
import { readSetting } from "../base/readSetting";

/** Adds a folder or file to `runback.logDirectories`: the given one (Explorer's menu), or one that the user picks. */
export async function addLogDirectory(args: readonly unknown[]): Promise<void> {
  const chosen = args[0] instanceof vscode.Uri ? args[0] : await pickFolder();
  if (chosen === undefined) return;
  const folder = vscode.workspace.getWorkspaceFolder(chosen);
  const hasWorkspace = vscode.workspace.workspaceFolders !== undefined;
  // Relative inside the workspace, so that the setting also holds on another machine; with forward slashes, likewise.
  const relative =
    folder === undefined ? "" : path.relative(folder.uri.fsPath, chosen.fsPath).split(path.sep).join("/");
  const entry = folder === undefined ? chosen.fsPath : relative === "" ? "." : relative;
  const known = readSetting("runback.logDirectories", folder?.uri);
  if (!known.includes(entry)) {
    const isOneOfMany = folder !== undefined && (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
    const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
    const target = isOneOfMany ? WorkspaceFolder : hasWorkspace ? Workspace : Global;
    await vscode.workspace
      .getConfiguration(undefined, folder?.uri ?? null)
      .update("runback.logDirectories", [...known, entry], target);
  }
  await vscode.commands.executeCommand("runback.runs.focus");
}

async function pickFolder(): Promise<vscode.Uri | undefined> {
  const defaultUri = vscode.workspace.workspaceFolders?.[0]?.uri;
  const picked = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    canSelectMany: false,
    title: vscode.l10n.t("Add Log Directory"),
    openLabel: vscode.l10n.t("Add Log Directory"),
    ...(defaultUri === undefined ? {} : { defaultUri }),
  });
  return picked?.[0];
}
