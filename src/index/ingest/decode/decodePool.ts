import type { ChunkPlace } from "../../store/runStore";
import type { ChunkRef, StoredRun } from "../../store/storedRun";
import { newSegment, type DecodeApi, type DigestedRun, type DigestJob, type DigestPart } from "../digestJob";

/** Jobs that a thread has on its list at least, while there are any, so that it never waits for us. */
const ahead = 16;

/** Bytes that must wait before one more thread is worth its start. */
const worthAThread = 8 * 1024 * 1024;

/** A decode thread, or its like in this thread. */
export interface DecodeThread {
  readonly api: DecodeApi;
  close(): void;
}

/** Hands logs that are to be read whole to decode threads, and what they make of them to the store. */
export class DecodePool {
  readonly #queue: DigestJob[] = [];
  readonly #threads = new Set<DecodeThread>();
  readonly #tried = new Set<number>();
  #isClosed = false;
  #running = 0;
  #open = 0;
  #waitingBytes = 0;

  /**
   * @param start starts a thread; they are started when there is work, and ended when there is none
   * @param placeChunk keeps a chunk
   */
  constructor(
    private readonly start: () => DecodeThread,
    private readonly size: number,
    private readonly placeChunk: (bytes: Uint8Array) => ChunkPlace,
    private readonly told: (result: DigestedRun) => void,
    private readonly log: (message: string) => void,
  ) {}

  /** Jobs not finished yet. */
  get open(): number {
    return this.#open;
  }

  add(job: DigestJob): void {
    this.#open++;
    this.#queue.push(job);
    this.#waitingBytes += job.bytes;
    this.#startIfWorthwhile();
  }

  close(): void {
    this.#isClosed = true;
    this.#queue.length = 0;
    for (const thread of this.#threads) thread.close();
  }

  async #run(): Promise<void> {
    // Jobs of the same moment start together.
    await Promise.resolve();
    const thread = this.start();
    this.#threads.add(thread);
    const jobs = new Map<number, DigestJob>();
    try {
      await this.#work(thread.api, jobs);
    } catch (error) {
      if (!this.#isClosed) this.#crashed(jobs, error);
    } finally {
      this.#threads.delete(thread);
      thread.close();
      this.#running--;
    }
    this.#startIfWorthwhile();
  }

  #startIfWorthwhile(): void {
    if (this.#queue.length === 0 || this.#running >= this.size || this.#isClosed) return;
    if (this.#running > 0 && this.#waitingBytes < worthAThread * this.#running) return;
    this.#running++;
    void this.#run();
  }

  /** Keeps one part asked for ahead, so that the thread works while its last part is stored. */
  async #work(api: DecodeApi, jobs: Map<number, DigestJob>): Promise<void> {
    const places = new Map<number, ChunkPlace>();
    const parts: Promise<DigestPart>[] = [];
    for (;;) {
      const more = this.#queue.splice(0, Math.max(0, ahead - jobs.size));
      for (const job of more) {
        jobs.set(job.id, job);
        this.#waitingBytes -= job.bytes;
      }
      if (more.length > 0) await api.add(more);
      if (jobs.size === 0) return;
      while (parts.length < 2) parts.push(watched(api.next()));
      const part = await parts.shift()!;
      if (this.#isClosed) return;
      for (const { number, bytes } of part.chunks) places.set(number, this.placeChunk(bytes));
      for (const result of part.runs) {
        if (result.isDone) {
          jobs.delete(result.job);
          this.#open--;
        }
        this.told({ ...result, run: result.run && placed(result.run, places) });
      }
      if (part.isIdle) places.clear();
    }
  }

  /** A thread ended in the middle: its jobs are tried once more, alone in the next one, then given up. */
  #crashed(jobs: ReadonlyMap<number, DigestJob>, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.log(`A decode thread ended while it read ${jobs.size} logs: ${why}`);
    for (const [id, job] of jobs) {
      if (!this.#tried.has(id)) {
        this.#tried.add(id);
        this.#queue.push(job);
        this.#waitingBytes += job.bytes;
        continue;
      }
      this.#open--;
      this.told({ job: id, run: null, reason: `Reading this log ended the thread: ${why}`, isDone: true });
    }
  }
}

/** A part that is asked for ahead may fail before anybody waits for it; whoever waits is told all the same. */
function watched<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function placed(run: StoredRun, places: ReadonlyMap<number, ChunkPlace>): StoredRun {
  const place = (chunk: ChunkRef): ChunkRef =>
    chunk.segment === newSegment ? { ...chunk, ...places.get(chunk.offset)! } : chunk;
  return { ...run, chunks: run.chunks.map(place) };
}
