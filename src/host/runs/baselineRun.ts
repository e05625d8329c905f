import type { Memento } from "vscode";
import { StoredValue } from "../base/storedValue";

const isText = (value: unknown): value is string => typeof value === "string";

/** The run that the user marked as the one to compare others with, kept with the workspace. */
export class BaselineRun {
  readonly #stored: StoredValue<string>;

  constructor(store: Memento) {
    this.#stored = new StoredValue(store, "runback.baseline", "", isText);
  }

  /** Its id; null before one was marked. */
  get runId(): string | null {
    return this.#stored.get() || null;
  }

  set(runId: string): Promise<void> {
    return this.#stored.set(runId);
  }
}
