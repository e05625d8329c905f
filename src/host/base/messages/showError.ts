import * as vscode from "vscode";
import { showMessage } from "./showMessage";
import { UserError, type ErrorAction } from "./userError";

/** Shows one message with one action, and logs the rest. Does not wait for the answer. */
export function showError(error: unknown, log: vscode.LogOutputChannel): void {
  const isExpected = error instanceof UserError;
  const message = error instanceof Error ? error.message : String(error);
  if (isExpected) log.warn(message);
  else log.error(error instanceof Error ? error : message);
  const text = isExpected ? message : vscode.l10n.t("Runback: {0}", message);
  const action: ErrorAction = (isExpected ? error.action : undefined) ?? {
    label: vscode.l10n.t("Show Log"),
    run: () => log.show(),
  };
  void showMessage("error", text, action.label).then((picked) => {
    if (picked) void action.run();
  });
}
