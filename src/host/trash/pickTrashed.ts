import * as vscode from "vscode";
import { formatAge } from "../../core/format/formatAge";
import { UserError } from "../base/messages/userError";
import { visibleText } from "../base/messages/visibleText";
import { listTrash } from "./listTrash";
import type { TrashedRun } from "./trashedRun";

/** Lets the user pick deleted runs to bring back. Throws `CancellationError` when they leave the list. */
export async function pickTrashed(homes: readonly string[]): Promise<readonly TrashedRun[]> {
  const trashed = (await Promise.all(homes.map(listTrash))).flat();
  if (trashed.length === 0) throw new UserError(vscode.l10n.t("The trash is empty."));
  const items = trashed.map((run) => ({
    label: visibleText(run.runName),
    description: vscode.l10n.t("deleted {0}", formatAge(run.deletedAt, Date.now())),
    detail: visibleText(run.directory),
    run,
  }));
  const title = vscode.l10n.t("Restore Deleted Runs");
  const picked = await vscode.window.showQuickPick(items, { title, canPickMany: true, matchOnDetail: true });
  if (picked === undefined || picked.length === 0) throw new vscode.CancellationError();
  return picked.map(({ run }) => run);
}
