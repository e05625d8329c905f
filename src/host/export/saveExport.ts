import { open } from "node:fs/promises";
import * as vscode from "vscode";
import { showMessage } from "../base/messages/showMessage";
import { UserError } from "../base/messages/userError";
import { workspaceFolders } from "../indexing/logDirectories";

/**
 * Asks for a file, whose ending says the format, and writes parts of text into it one after the other.
 * @param name of the file, without its ending
 */
export async function saveExport(
  name: string,
  partsOf: (format: "csv" | "json") => AsyncIterable<string>,
): Promise<void> {
  const folder = workspaceFolders()[0];
  const file = `${name}.csv`;
  const uri = await vscode.window.showSaveDialog({
    defaultUri: folder === undefined ? vscode.Uri.file(file) : vscode.Uri.joinPath(vscode.Uri.file(folder), file),
    filters: { CSV: ["csv"], JSON: ["json"] },
  });
  if (uri === undefined) return;
  if (uri.scheme !== "file") throw new UserError(vscode.l10n.t("{0} is not on this machine.", uri.toString()));
  const handle = await open(uri.fsPath, "w");
  try {
    for await (const part of partsOf(/\.json$/i.test(uri.fsPath) ? "json" : "csv")) await handle.write(part);
  } finally {
    await handle.close();
  }
  const show = vscode.l10n.t("Open");
  const chosen = await showMessage("info", vscode.l10n.t("Exported to {0}", uri.fsPath), show);
  if (chosen === show) await vscode.window.showTextDocument(uri);
}
