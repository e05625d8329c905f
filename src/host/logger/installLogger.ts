import * as vscode from "vscode";
import { showMessage } from "../base/messages/showMessage";
import { UserError } from "../base/messages/userError";
import { installInto } from "./installInto";
import { pickInterpreter } from "./pickInterpreter";

/**
 * Asks which interpreter trains, and installs the logger there.
 * @param extensionFolder where the extension lies
 */
export async function installLogger(extensionFolder: string, log: vscode.LogOutputChannel): Promise<void> {
  if (!vscode.workspace.isTrusted)
    throw new UserError(vscode.l10n.t("Programs are only started in trusted workspaces."), {
      label: vscode.l10n.t("Manage Workspace Trust"),
      run: () => vscode.commands.executeCommand("workbench.trust.manage"),
    });
  const python = await pickInterpreter(vscode.l10n.t("Install Logger"));
  if (python === null) return;
  await installInto(python, extensionFolder, log);
  const example = vscode.l10n.t("New Example Script");
  const done = vscode.l10n.t("The logger is installed. Add `import runback` to your training script.");
  void showMessage("info", done, example).then((picked) => {
    if (picked) void vscode.commands.executeCommand("runback.newExampleScript");
  });
}
