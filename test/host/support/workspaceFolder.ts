import assert from "node:assert/strict";
import * as vscode from "vscode";

/** The folder of the workspace that the tests run in, a fresh copy for each run of the editor. */
export function workspaceFolder(): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "no folder is open");
  return folder.uri.fsPath;
}
