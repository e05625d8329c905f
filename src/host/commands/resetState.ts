import * as vscode from "vscode";
import { askModal } from "../base/messages/askModal";
import { forgetState, type ForgettableState } from "./forgetState";

/** Forgets what is kept for this workspace, after a question. */
export async function resetState(state: ForgettableState): Promise<void> {
  const reset = vscode.l10n.t("Reset");
  const question = vscode.l10n.t("Reset what Runback has stored for this workspace?");
  const detail = vscode.l10n.t(
    "This clears picked runs, the filter and the index. Your logs are not changed; they will be read again.",
  );
  if (await askModal(question, detail, reset)) await forgetState(state);
}
