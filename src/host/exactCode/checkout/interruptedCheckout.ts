import * as vscode from "vscode";
import type { GitPort } from "../../../git/port/gitPort";
import { showError } from "../../base/messages/showError";
import { showMessage } from "../../base/messages/showMessage";
import { workspaceFolders } from "../../indexing/logDirectories";
import { takeBack } from "./undoCheckout";

/** The window's own start comes first. */
const delay = 5000;

/**
 * A few seconds after the window opened: a checkout in place that was stopped in the middle is offered to be taken back.
 * Looks at a few files of git's, and starts no process before the user agrees.
 */
export class InterruptedCheckout implements vscode.Disposable {
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly git: GitPort,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#timer = setTimeout(() => void this.look().catch((error: unknown) => showError(error, log)), delay);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  /** Looks, and offers to take back what it finds. */
  async look(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    for (const folder of workspaceFolders()) {
      const found = await this.git.checkouts.last(folder);
      if (found === null || !found.isInterrupted) continue;
      this.log.warn(`the checkout of ${found.label} was stopped in the middle: ${found.folder}`);
      const back = vscode.l10n.t("Restore Everything");
      const told = vscode.l10n.t("A checkout of {0} was interrupted in {1}.", found.label, found.folder);
      if ((await showMessage("warning", told, back)) === back) await takeBack(found, this.git);
    }
  }
}
