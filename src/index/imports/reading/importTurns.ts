import { setImmediate, setTimeout } from "node:timers/promises";
import type { Breath } from "../../breath";

/** Time (ms) that everything else has between two slices while runs of ours go on: a line of theirs needs several turns. */
const pause = 2;

/**
 * Lets slices of imports take turns: those of all units one at a time, and between two of them whatever else the thread
 * has to do, so that a first index of many logs holds up nothing for longer than one slice.
 */
export class ImportTurns {
  /** Runs of ours go on. */
  isLive = false;
  #last: Promise<void> = Promise.resolve();

  /** Resolves when the next slice may be read; one call at the end of each. @param breath of the read */
  async take(breath: Breath): Promise<void> {
    if (!breath.isDue()) return;
    this.#last = this.#last.then(() => this.#letOthers());
    await this.#last;
    breath.restart();
  }

  async #letOthers(): Promise<void> {
    if (this.isLive) await setTimeout(pause);
    await setImmediate();
  }
}
