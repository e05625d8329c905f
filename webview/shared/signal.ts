/** Tells listeners that something changed. */
export class Signal<T> {
  readonly #listeners = new Set<(value: T) => void>();

  /** @returns ends the listening */
  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
