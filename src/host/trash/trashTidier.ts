import * as vscode from "vscode";
import { namedLogDirectories, workspaceFolders } from "../indexing/logDirectories";
import { emptyTrash } from "./emptyTrash";
import { runbackHomes } from "./runbackHomes";

/** The window's own start comes first. */
const delay = 10_000;

/** Once a session, in a trusted workspace, removes for good what was deleted 30 days ago. */
export class TrashTidier implements vscode.Disposable {
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly log: vscode.LogOutputChannel) {
    this.#timer = setTimeout(() => void this.#tidy(), delay);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #tidy(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    for (const home of runbackHomes(workspaceFolders(), namedLogDirectories())) {
      try {
        const removed = await emptyTrash(home, Date.now());
        if (removed > 0) this.log.info(`runs removed that were deleted 30 days ago from ${home}: ${removed}`);
      } catch (error) {
        this.log.warn(`The trash of ${home} cannot be emptied: ${String(error)}`);
      }
    }
  }
}
