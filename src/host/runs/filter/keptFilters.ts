import type { Memento } from "vscode";
import { checkQuery } from "../../../core/query/checkQuery";
import { isTextList } from "../../base/isTextList";
import { StoredValue } from "../../base/storedValue";

/** Filters that were used last are kept up to so many. */
const historyLength = 20;

/** Filters that the user saved, and those that were used last; kept with the workspace. */
export class KeptFilters {
  readonly #saved: StoredValue<readonly string[]>;
  readonly #history: StoredValue<readonly string[]>;

  constructor(store: Memento) {
    this.#saved = new StoredValue(store, "runback.savedFilters", [], isTextList);
    this.#history = new StoredValue(store, "runback.filterHistory", [], isTextList);
  }

  /** The last saved one first; what this version cannot read is not offered. */
  get saved(): readonly string[] {
    return this.#saved.get().filter((query) => checkQuery(query) === null);
  }

  /** The last used one first, without the saved ones. */
  get history(): readonly string[] {
    const saved = new Set(this.saved);
    return this.#history.get().filter((query) => !saved.has(query) && checkQuery(query) === null);
  }

  async used(query: string): Promise<void> {
    const others = this.#history.get().filter((one) => one !== query);
    await this.#history.set([query, ...others].slice(0, historyLength));
  }

  async save(query: string): Promise<void> {
    await this.#saved.set([query, ...this.#saved.get().filter((one) => one !== query)]);
  }

  /** Takes a filter out of both lists. */
  async forget(query: string): Promise<void> {
    await this.#saved.set(this.#saved.get().filter((one) => one !== query));
    await this.#history.set(this.#history.get().filter((one) => one !== query));
  }
}
