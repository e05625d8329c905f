import type { Disposable } from "vscode";

/**
 * Runs an act at most once every `interval` ms however often it is asked for, and never twice at the same time. The
 * last ask is always followed by a run.
 */
export class Throttle implements Disposable {
  #timer: NodeJS.Timeout | null = null;
  #isRunning = false;
  #isAsked = false;
  #isDisposed = false;

  /** @param act must not reject; trouble is its own to report */
  constructor(
    private readonly interval: number,
    private readonly act: () => Promise<void>,
  ) {}

  ask(): void {
    if (this.#isDisposed) return;
    if (this.#isRunning || this.#timer !== null) this.#isAsked = true;
    else void this.#run();
  }

  dispose(): void {
    this.#isDisposed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    this.#isAsked = false;
    await this.act();
    this.#isRunning = false;
    if (this.#isDisposed) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#isAsked) void this.#run();
    }, this.interval);
  }
}
