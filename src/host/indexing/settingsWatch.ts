import * as vscode from "vscode";
import { showError } from "../base/messages/showError";
import type { Settings } from "../catalogue/settings";
import type { IndexService } from "./indexService";

const openedWith: readonly (keyof Settings)[] = [
  "runback.formats",
  "runback.polling",
  "runback.seriesDiskLimit",
  "runback.tables",
];

/** Hands changed folders and log directories to a running index; what it is opened with needs another start. */
export class SettingsWatch implements vscode.Disposable {
  readonly #owned: vscode.Disposable;

  constructor(index: IndexService, log: vscode.LogOutputChannel) {
    const report = (error: unknown): void => showError(error, log);
    this.#owned = vscode.Disposable.from(
      vscode.workspace.onDidChangeWorkspaceFolders(() => void index.update().catch(report)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        const isReopened = openedWith.some((setting) => change.affectsConfiguration(setting));
        if (isReopened && index.isStarted) void index.restart().catch(report);
        else if (change.affectsConfiguration("runback.logDirectories")) void index.update().catch(report);
      }),
      // In Restricted Mode the workspace's own settings do not count, and git is not run; with trust they do, and it is.
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        if (index.isStarted) void index.restart().catch(report);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
