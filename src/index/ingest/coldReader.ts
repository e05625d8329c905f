import type { RunStore } from "../store/runStore";
import type { StoredRun } from "../store/storedRun";
import { DecodePool, type DecodeThread } from "./decode/decodePool";
import type { DigestedRun } from "./digestJob";
import type { RunEntry } from "./run/runEntry";
import { runPlaceOf } from "./run/runPlaceOf";

/** The store that is filled, and the threads that decode for it. */
export interface ColdReaderOptions {
  readonly store: RunStore;
  readonly startThread: () => DecodeThread;
  readonly threads: number;
}

/** Has whole logs read by decode threads, and knows which folder each answer belongs to. */
export class ColdReader {
  readonly #jobs = new Map<number, RunEntry>();
  readonly #pool: DecodePool;
  #lastJob = 0;

  /** @param told for each state of a run, on the way and at the end; its chunks are in the store then */
  constructor(
    { store, startThread, threads }: ColdReaderOptions,
    told: (entry: RunEntry, result: DigestedRun) => void,
    log: (message: string) => void,
  ) {
    const digested = (result: DigestedRun) => {
      const entry = this.#jobs.get(result.job);
      if (!entry) return;
      if (result.isDone) {
        this.#jobs.delete(result.job);
        entry.isQueued = false;
      }
      told(entry, result);
    };
    this.#pool = new DecodePool(startThread, threads, (bytes) => store.appendChunk(bytes), digested, log);
  }

  /** Logs that are not read to their end yet. */
  get open(): number {
    return this.#pool.open;
  }

  /**
   * @param stored what is known of the run; null: its log is to be read from the start
   * @param bytes about how many are to be read
   */
  add(entry: RunEntry, stored: StoredRun | null, bytes: number): void {
    entry.isQueued = true;
    const id = ++this.#lastJob;
    this.#jobs.set(id, entry);
    const { directory, source } = entry;
    this.#pool.add({ id, format: source.format, place: runPlaceOf(directory, source), stored, bytes });
  }

  close(): void {
    this.#pool.close();
  }
}
