import { setImmediate } from "node:timers/promises";

/** Longest stretch of work of this thread (ms) before others get their turn: questions are answered in between. */
const longest = 8;

/** Lets other work of this thread run when a long job has kept it busy for a while. Make one a job. */
export class Breath {
  #since = performance.now();

  /** Resolves at once, or after the waiting events were handled. */
  async take(): Promise<void> {
    if (!this.isDue()) return;
    await setImmediate();
    this.restart();
  }

  /** Others had their turn just now. */
  restart(): void {
    this.#since = performance.now();
  }

  isDue(): boolean {
    return performance.now() - this.#since > longest;
  }
}
