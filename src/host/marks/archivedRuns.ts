import type { Memento } from "vscode";
import { setContextKey } from "../base/setContextKey";
import { StoredValue } from "../base/storedValue";
import type { IndexService } from "../indexing/indexService";

const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

/** Whether archived and hidden runs are shown like the others, kept with the workspace. */
export class ArchivedRuns {
  readonly #stored: StoredValue<boolean>;

  constructor(store: Memento) {
    this.#stored = new StoredValue(store, "runback.showsArchived", false, isBoolean);
    setContextKey("runback.runs.showsArchived", this.areShown);
  }

  get areShown(): boolean {
    return this.#stored.get();
  }

  async show(areShown: boolean, index: IndexService): Promise<void> {
    await this.#stored.set(areShown);
    setContextKey("runback.runs.showsArchived", areShown);
    await (await index.open()).showArchived(areShown);
  }
}
