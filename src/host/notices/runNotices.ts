import * as vscode from "vscode";
import { runNotices, type RunHappening } from "../../core/view/runs/runNotice";
import { readSetting } from "../base/readSetting";
import { showMessage } from "../base/messages/showMessage";
import { translate } from "../base/translate";
import type { CommandId } from "../catalogue/commandId";
import type { IndexService } from "../indexing/indexService";

/** What happens within this many ms is told together. */
const gatherTime = 2000;

/** Tells when a run that was seen training finishes, fails or turns NaN, as far as the setting wants it. */
export class RunNotices implements vscode.Disposable {
  readonly #listener: vscode.Disposable;
  #gathered: RunHappening[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(index: IndexService) {
    this.#listener = index.onDidNotice((happening) => {
      this.#gathered.push(happening);
      this.#timer ??= setTimeout(() => this.#tell(), gatherTime);
    });
  }

  dispose(): void {
    this.#listener.dispose();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(): void {
    this.#timer = null;
    const notices = runNotices(this.#gathered, readSetting("runback.notifications"), translate);
    this.#gathered = [];
    for (const { severity, text, runId } of notices) {
      const label = vscode.l10n.t("Show Run");
      const command: CommandId = "runback.showRun";
      void showMessage(severity, text, label).then(
        (picked) => picked && vscode.commands.executeCommand(command, runId),
      );
    }
  }
}
