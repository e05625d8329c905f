import * as vscode from "vscode";
import { checkQuery } from "../../../core/query/checkQuery";
import { setContextKey } from "../../base/setContextKey";
import { StoredValue } from "../../base/storedValue";

/** A filter of another version that can no longer be read would leave no runs and say nothing: it is dropped. */
const isFilter = (value: unknown): value is string => typeof value === "string" && checkQuery(value) === null;

/** The query that the view Runs is filtered by, kept with the workspace. */
export class RunsFilter implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<string>();
  readonly onDidChange = this.#changed.event;
  readonly #stored: StoredValue<string>;
  #text: string;

  constructor(store: vscode.Memento) {
    this.#stored = new StoredValue(store, "runback.filter", "", isFilter);
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
