import * as vscode from "vscode";
import { setContextKey } from "../base/setContextKey";
import { StoredValue } from "../base/storedValue";

/** The words that the view Runs is filtered by, kept with the workspace. */
export class RunsFilter implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<string>();
  readonly onDidChange = this.#changed.event;
  readonly #stored: StoredValue<string>;
  #text: string;

  constructor(store: vscode.Memento) {
    this.#stored = new StoredValue(store, "runback.filter", "", (value) => typeof value === "string");
    this.#text = this.#stored.get();
    setContextKey("runback.runs.isFiltered", this.#text !== "");
  }

  /** Empty: no filter. */
  get text(): string {
    return this.#text;
  }

  async set(text: string): Promise<void> {
    const trimmed = text.trim();
    if (trimmed === this.#text) return;
    this.#text = trimmed;
    setContextKey("runback.runs.isFiltered", trimmed !== "");
    this.#changed.fire(trimmed);
    await this.#stored.set(trimmed === "" ? undefined : trimmed);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
