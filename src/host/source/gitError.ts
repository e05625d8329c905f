import * as vscode from "vscode";
import type { GitFailure } from "../../git/port/gitResult";
import { UserError } from "../base/messages/userError";

/** A failure of the git ring as one message with one action. */
export function gitError({ reason, message, remedy }: GitFailure): UserError {
  const text = remedy === null ? message : `${message} ${remedy}`;
  if (reason !== "untrusted") return new UserError(text);
  const label = vscode.l10n.t("Manage Workspace Trust");
  return new UserError(text, { label, run: () => vscode.commands.executeCommand("workbench.trust.manage") });
}
