import type { Disposable } from "vscode";

/**
 * Owns everything that must end with the extension. What is added after the end is disposed of at once, so that a
 * slow start cannot outlive a quick stop.
 */
export class DisposableStore implements Disposable {
  private readonly items = new Set<Disposable>();
  private isDisposed = false;

  /** Takes ownership and gives the thing back. */
  add<T extends Disposable>(item: T): T {
    if (this.isDisposed) item.dispose();
    else this.items.add(item);
    return item;
  }

  /** Ends one thing before its time. */
  delete(item: Disposable): void {
    if (this.items.delete(item)) item.dispose();
  }

  /** How many things are owned now: a test sees by it that nothing is left. */
  get size(): number {
    return this.items.size;
  }

  /** Ends all, the newest first, since later things build on earlier ones. */
  dispose(): void {
    this.isDisposed = true;
    const items = [...this.items].reverse();
    this.items.clear();
    for (const item of items) item.dispose();
  }
}
