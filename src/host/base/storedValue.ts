import type { Memento } from "vscode";

/** A value kept between sessions. What is stored is checked when it is read, since older versions wrote it. */
export class StoredValue<T> {
  constructor(
    private readonly store: Memento,
    private readonly key: string,
    private readonly fallback: T,
    private readonly isValid: (value: unknown) => value is T,
  ) {}

  get(): T {
    const value: unknown = this.store.get(this.key);
    return this.isValid(value) ? value : this.fallback;
  }

  /** Resolves when the editor has it. */
  async set(value: T | undefined): Promise<void> {
    await this.store.update(this.key, value);
  }
}
