import * as vscode from "vscode";
import { setContextKey } from "../base/setContextKey";
import { StoredValue } from "../base/storedValue";
import { Throttle } from "../base/throttle";
import type { IndexService } from "./indexService";

/** Progress of the first reading is shown this often. */
const statusInterval = 500;

/**
 * Keeps the index's status fresh and the context keys that come from it. Whether runs exist is remembered, so that the
 * palette offers commands before the index was opened in this session.
 */
export class StatusKeys implements vscode.Disposable {
  readonly #owned: vscode.Disposable[];
  readonly #hadRuns: StoredValue<boolean>;
  readonly #ask: Throttle;
  #poll: NodeJS.Timeout | null = null;

  constructor(
    private readonly index: IndexService,
    store: vscode.Memento,
    log: vscode.LogOutputChannel,
  ) {
    this.#hadRuns = new StoredValue(store, "runback.hadRuns", false, (value) => typeof value === "boolean");
    setContextKey("runback.runs.exist", this.#hadRuns.get());
    this.#ask = new Throttle(statusInterval, () =>
      index.refreshStatus().catch((error: unknown) => log.debug(`no status: ${String(error)}`)),
    );
    this.#owned = [
      this.#ask,
      index.onDidChange(() => this.#ask.ask()),
      index.onDidChangeState((state) => this.#update(state === "loading")),
    ];
  }

  /** Whether the workspace had runs when that was last known, in an earlier session too. */
  get hadRuns(): boolean {
    return this.#hadRuns.get();
  }

  dispose(): void {
    this.#pollWhile(false);
    vscode.Disposable.from(...this.#owned).dispose();
  }

  #update(isLoading: boolean): void {
    this.#pollWhile(isLoading && this.index.isStarted);
    const { status } = this.index;
    if (status === null) return;
    const hasRuns = status.runCount > 0;
    setContextKey("runback.runs.hasLive", status.liveCount > 0);
    if (isLoading && !hasRuns) return;
    setContextKey("runback.runs.exist", hasRuns);
    if (hasRuns !== this.#hadRuns.get()) void this.#hadRuns.set(hasRuns);
  }

  #pollWhile(isLoading: boolean): void {
    if (isLoading === (this.#poll !== null)) return;
    if (this.#poll !== null) clearInterval(this.#poll);
    this.#poll = isLoading ? setInterval(() => this.#ask.ask(), statusInterval) : null;
  }
}
