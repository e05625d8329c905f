import { stat } from "node:fs/promises";
import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { askModal } from "../base/messages/askModal";
import { UserError } from "../base/messages/userError";
import { workspaceFolders } from "../indexing/logDirectories";
import { realPlace } from "./realPlace";

/** An address such as s3://bucket/file, which no editor opens. */
const addressPattern = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Opens a file that a run's log names. One outside the run's folder and the workspace is opened only after a question,
 * since a log can come from anybody.
 * @param target absolute, or relative to the run's folder
 * @param line 1-based
 */
export async function openRunFile(detail: RunDetail, target: string, line: number | null = null): Promise<void> {
  if (addressPattern.test(target))
    throw new UserError(vscode.l10n.t("{0} is not on this machine.", target), copy(target));
  const allowed = [detail.row.directory, ...workspaceFolders()];
  const place = await realPlace(target, detail.row.directory, allowed).catch((error: unknown) => {
    throw new UserError(vscode.l10n.t("{0} cannot be opened: {1}", target, reason(error)), copy(target));
  });
  if (!place.isInside && !(await isWanted(place.path))) return;
  const uri = vscode.Uri.file(place.path);
  const info = await stat(place.path);
  if (info.isDirectory()) return openFolder(uri);
  if (!info.isFile()) throw new UserError(vscode.l10n.t("{0} is neither a file nor a folder.", place.path));
  const position = new vscode.Position(Math.max(0, (line ?? 1) - 1), 0);
  const options = line === null ? {} : { selection: new vscode.Range(position, position) };
  await vscode.commands.executeCommand("vscode.open", uri, { preview: true, ...options });
}

function isWanted(target: string): Promise<boolean> {
  const open = vscode.l10n.t("Open");
  const question = vscode.l10n.t("The run's log names a file outside its folder and the workspace. Open it?");
  return askModal(question, target, open);
}

async function openFolder(uri: vscode.Uri): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) {
    await vscode.commands.executeCommand("revealInExplorer", uri);
  } else if (vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop) {
    await vscode.commands.executeCommand("revealFileInOS", uri);
  } else {
    await vscode.commands.executeCommand("vscode.openFolder", uri, { forceNewWindow: true });
  }
}

function copy(text: string): { label: string; run: () => Thenable<void> } {
  return { label: vscode.l10n.t("Copy Path"), run: () => vscode.env.clipboard.writeText(text) };
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return vscode.l10n.t("it does not exist");
  return error instanceof Error ? error.message : String(error);
}
