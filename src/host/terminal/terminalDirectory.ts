import path from "node:path";
import * as vscode from "vscode";
import { readSetting } from "../base/readSetting";

const variable = "RUNBACK_DIR";

/**
 * Sets RUNBACK_DIR in the terminals and tasks of each workspace folder to that folder's own `.runback`, so that a
 * script started anywhere below logs to where the side bar looks. The logger takes a `.runback` folder to mean the
 * `runs` folder in it. The editor keeps the variables between sessions, so nothing waits for this.
 */
export class TerminalDirectory implements vscode.Disposable {
  readonly #owned: vscode.Disposable[];

  constructor(private readonly variables: vscode.GlobalEnvironmentVariableCollection) {
    variables.description = vscode.l10n.t("Runback: new runs are logged to this workspace folder (`RUNBACK_DIR`).");
    this.#apply();
    this.#owned = [
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const workspaceFolder of removed) variables.getScoped({ workspaceFolder }).clear();
        this.#apply();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("runback.setTerminalDirectory")) this.#apply();
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#owned).dispose();
  }

  #apply(): void {
    for (const workspaceFolder of vscode.workspace.workspaceFolders ?? []) {
      const scoped = this.variables.getScoped({ workspaceFolder });
      const isWanted = readSetting("runback.setTerminalDirectory", workspaceFolder.uri);
      const value = path.join(workspaceFolder.uri.fsPath, ".runback");
      if (!isWanted || workspaceFolder.uri.scheme !== "file") scoped.clear();
      // An equal value is not set again: the editor would mark open terminals as outdated.
      else if (scoped.get(variable)?.value !== value) scoped.replace(variable, value);
    }
  }
}
