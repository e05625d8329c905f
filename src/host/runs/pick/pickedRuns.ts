import * as vscode from "vscode";
import { setContextKey } from "../../base/setContextKey";
import { StoredValue } from "../../base/storedValue";
import { isTextList } from "../../base/isTextList";

/** The ticked runs, kept with the workspace. */
export class PickedRuns implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #stored: StoredValue<readonly string[]>;
  readonly #ids: Set<string>;

  constructor(store: vscode.Memento) {
    this.#stored = new StoredValue<readonly string[]>(store, "runback.picks", [], isTextList);
    this.#ids = new Set(this.#stored.get());
    this.#tell();
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Ticks or clears runs, in the order given. */
  async set(changes: Iterable<readonly [runId: string, isPicked: boolean]>): Promise<void> {
    for (const [runId, isPicked] of changes) {
      if (isPicked) this.#ids.add(runId);
      else this.#ids.delete(runId);
    }
    this.#tell();
    await this.#stored.set([...this.#ids]);
  }

  async clear(): Promise<void> {
    await this.set([...this.#ids].map((runId) => [runId, false] as const));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #tell(): void {
    setContextKey("runback.runs.hasPicks", this.#ids.size > 0);
    this.#changed.fire();
  }
}
