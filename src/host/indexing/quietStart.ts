import { stat } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { readSetting } from "../base/readSetting";
import type { IndexService } from "./indexService";
import { namedLogDirectories, workspaceFolders } from "./logDirectories";

/** The window's own start comes first. */
const delay = 5000;

const ownLogs = path.join(".runback", "runs");
/** Where other tools log by themselves, in a workspace's folder. */
const usualPlaces = ["mlruns", "mlflow.db", "wandb", "runs", "lightning_logs"];

/**
 * Starts the index by itself a few seconds after the window opened, so that while the side bar is closed a run which
 * fails is told of, and the code of one that starts is kept. Only in a trusted workspace, only when one of these is
 * wanted, and only when logs are known to be there: runs of an earlier session, or one look at the named directories and
 * the usual places in each workspace folder. Nothing is searched.
 */
export class QuietStart implements vscode.Disposable {
  readonly #timer: NodeJS.Timeout;
  #isDisposed = false;

  constructor(
    private readonly index: IndexService,
    private readonly hadRuns: () => boolean,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#timer = setTimeout(() => void this.#start(), delay);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
  }

  async #start(): Promise<void> {
    const isObserving = readSetting("runback.observeRuns");
    const isWanted = vscode.workspace.isTrusted && (isObserving || readSetting("runback.notifications") !== "none");
    if (!isWanted) return;
    const hasRuns = this.hadRuns() || (await exists(isObserving ? [ownLogs, ...usualPlaces] : [ownLogs]));
    if (!hasRuns || this.index.isStarted || this.#isDisposed) return;
    this.log.info("logs are there: the index is started for notices and snapshots");
    this.index.open().catch((error: unknown) => this.log.error(error instanceof Error ? error : String(error)));
  }
}

/** Whether a named log directory is there, or any of these places in a folder of the workspace. */
async function exists(names: readonly string[]): Promise<boolean> {
  const places = workspaceFolders().flatMap((folder) => names.map((name) => path.join(folder, name)));
  for (const place of [...places, ...namedLogDirectories()])
    if ((await stat(place).catch(() => null)) !== null) return true; // Not there is the common case.
  return false;
}
