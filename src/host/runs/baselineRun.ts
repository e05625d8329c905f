import * as vscode from "vscode";
import { StoredValue } from "../base/storedValue";

const isText = (value: unknown): value is string => typeof value === "string";

/** The run that the user marked as the one to compare others with, kept with the workspace. */
export class BaselineRun implements vscode.Disposable {
  readonly #stored: StoredValue<string>;
  readonly #changed = new vscode.EventEmitter<string>();
  /** Another run was marked. */
  readonly onDidChange = this.#changed.event;

  constructor(store: vscode.Memento) {
    this.#stored = new StoredValue(store, "runback.baseline", "", isText);
  }

  /** Its id; null before one was marked. */
  get runId(): string | null {
    return this.#stored.get() || null;
  }

  async set(runId: string): Promise<void> {
    await this.#stored.set(runId);
    this.#changed.fire(runId);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
