import * as vscode from "vscode";
import type { DisposableStore } from "../../base/disposableStore";

const none: ReadonlySet<string> = new Set();

/** Who marks runs: what is disposed of with its store takes its marks along. */
interface Marker {
  readonly store: Pick<DisposableStore, "add">;
}

/** The runs that are marked in a Compare panel: those of the panel that marked last and still does. */
export class BrushedRuns implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #known = new WeakSet<Marker>();
  /** The one that marked last stands last. */
  readonly #brushes = new Map<Marker, ReadonlySet<string>>();

  get ids(): ReadonlySet<string> {
    return [...this.#brushes.values()].at(-1) ?? none;
  }

  /** @param runIds null: the marks are cleared */
  set(marker: Marker, runIds: readonly string[] | null): void {
    if (!this.#brushes.delete(marker) && runIds === null) return;
    if (runIds !== null) this.#brushes.set(marker, new Set(runIds));
    this.#changed.fire();
    if (this.#known.has(marker)) return;
    this.#known.add(marker);
    marker.store.add({ dispose: () => this.set(marker, null) });
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
