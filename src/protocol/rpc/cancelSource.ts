import type { CancelSignal } from "./cancelSignal";

/** Makes a signal and sets it off once. (This ring knows no `AbortController`: that is not part of the language.) */
export class CancelSource {
  readonly #listeners = new Set<() => void>();
  #isCancelled = false;

  readonly signal: CancelSignal = (() => {
    const isCancelled = () => this.#isCancelled;
    return {
      get aborted() {
        return isCancelled();
      },
      addEventListener: (_type, listener) => void this.#listeners.add(listener),
      removeEventListener: (_type, listener) => void this.#listeners.delete(listener),
    };
  })();

  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}
