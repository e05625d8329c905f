import { stat } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { readSetting } from "../base/readSetting";
import type { IndexService } from "./indexService";
import { namedLogDirectories, workspaceFolders } from "./logDirectories";

/** The window's own start comes first. */
const delay = 5000;

/**
 * Starts the index by itself a few seconds after the window opened, so that a run which fails is told of even while the
 * side bar is closed. Only in a trusted workspace, only when notices are wanted, and only when logs are known to be
 * there: one look at each workspace folder's `.runback/runs` and at the named directories, nothing is searched.
 */
export class QuietStart implements vscode.Disposable {
  readonly #timer: NodeJS.Timeout;
  #isDisposed = false;

  constructor(
    private readonly index: IndexService,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#timer = setTimeout(() => void this.#start(), delay);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
  }

  async #start(): Promise<void> {
    const isWanted = vscode.workspace.isTrusted && readSetting("runback.notifications") !== "none";
    if (!isWanted || this.index.isStarted || !(await hasLogs()) || this.#isDisposed) return;
    this.log.info("logs are there: the index is started for notices");
    this.index.open().catch((error: unknown) => this.log.error(error instanceof Error ? error : String(error)));
  }
}

async function hasLogs(): Promise<boolean> {
  const own = workspaceFolders().map((folder) => path.join(folder, ".runback", "runs"));
  for (const folder of [...own, ...namedLogDirectories()]) {
    const found = await stat(folder).catch(() => null); // Not there is the common case.
    if (found?.isDirectory()) return true;
  }
  return false;
}
