import path from "node:path";
import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import { checkoutText } from "../../../core/view/source/checkoutText";
import { askModal } from "../../base/messages/askModal";
import { showMessage } from "../../base/messages/showMessage";
import { translate } from "../../base/translate";
import { UserError } from "../../base/messages/userError";
import { withCancel } from "../../base/withCancel";
import { gitValue } from "../../source/gitValue";
import type { CodeTools } from "../codeTools";
import { planCheckout, type PlannedCheckout } from "./planCheckout";
import { undoCheckout } from "./undoCheckout";

/** Checks a run's code out in the user's own working tree, after a question that says all that would change. */
export async function checkOutRun(detail: RunDetail, tools: CodeTools): Promise<void> {
  const { runName } = detail.row;
  const planned = await planCheckout(detail, tools);
  const question = vscode.l10n.t("Check out the code of {0} in your working tree?", runName);
  if (!(await askModal(question, checkoutText(planned.plan, translate), vscode.l10n.t("Check Out")))) return;
  await carryOutCheckout(detail, planned, tools);
  void offerUndo(runName, planned.plan.folder, tools);
}

/** Does what was planned. Editors with unsaved text would write the old code back, so there may be none. */
export async function carryOutCheckout(
  detail: RunDetail,
  { request, plan }: PlannedCheckout,
  { git }: CodeTools,
): Promise<void> {
  const isInside = ({ uri }: vscode.TextDocument): boolean =>
    uri.scheme === "file" && !path.relative(plan.folder, uri.fsPath).startsWith("..");
  const unsaved = vscode.workspace.textDocuments.filter((document) => document.isDirty && isInside(document));
  if (unsaved.length > 0)
    throw new UserError(vscode.l10n.t("Save or revert the files with unsaved changes first ({0}).", unsaved.length));
  const { runName } = detail.row;
  const title = vscode.l10n.t("Checking out the code of {0}…", runName);
  await withCancel(title, async (signal) => gitValue(await git.checkouts.checkOut(request, plan, runName, { signal })));
}

async function offerUndo(runName: string, folder: string, tools: CodeTools): Promise<void> {
  const undo = vscode.l10n.t("Undo Checkout");
  const told = vscode.l10n.t("Your working tree now holds the code of {0}.", runName);
  if ((await showMessage("info", told, undo)) === undo) await undoCheckout([folder], tools);
}
