import * as vscode from "vscode";
import { askModal } from "../base/messages/askModal";
import { forgetState, type ForgettableState } from "./forgetState";

/** Forgets what is kept for this workspace, after a question. */
export async function resetState(state: ForgettableState): Promise<void> {
  const reset = vscode.l10n.t("Reset");
  const question = vscode.l10n.t("Forget what Runback keeps for this workspace?");
  const detail = vscode.l10n.t(
    "Ticked runs, the filter and the index are dropped. Your logs are read again; they are not changed.",
  );
  if (await askModal(question, detail, reset)) await forgetState(state);
}
