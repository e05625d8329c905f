import type { RunPlace } from "../../../core/runs/runPlace";
import { Breath } from "../../breath";
import type { LogSource } from "../../discovery/logSource";
import type { RunStore } from "../../store/runStore";
import type { StoredRun } from "../../store/storedRun";
import { LogTail } from "../../tail/logTail";
import { recountSummaries } from "../recountSummaries";
import { RunBuilder } from "./runBuilder";

/** Bytes of log after which a live run is put into the store; more for long logs, so that chunks stay few. */
const putAfter = 64 * 1024;
const putAfterMost = 1024 * 1024;

/** What a look found. */
export type LiveLook =
  | { readonly kind: "nothing" | "grown" | "replaced" | "gone" }
  | { readonly kind: "unreadable"; readonly reason: string };

/** A run that is read line by line while it grows. Its newest rows are in memory only, until it is put. */
export class LiveRun {
  readonly builder: RunBuilder;
  readonly #tail: LogTail;
  #putOffset: number;
  #isBusy = false;
  #isLookDue = false;
  #isClosed = false;
  /** When it last grew (ms, monotonic). */
  lastGrowth = performance.now();

  constructor(
    place: RunPlace,
    source: LogSource,
    stored: StoredRun | null,
    private readonly store: RunStore,
  ) {
    this.builder = new RunBuilder(place, source, stored, (bytes) => store.appendChunk(bytes));
    this.#tail = new LogTail(place.logFile, this.builder.offset);
    this.#putOffset = stored ? this.builder.offset : -1;
  }

  /** Whether the store lacks something of it. */
  get isPutDue(): boolean {
    const bytes = this.builder.offset - this.#putOffset;
    return bytes >= Math.min(putAfterMost, Math.max(putAfter, this.builder.offset / 32));
  }

  get isPut(): boolean {
    return this.builder.offset === this.#putOffset;
  }

  /**
   * Reads what is new: the first slice at once, and the rest with breaks for other work.
   * @param told with each slice's outcome
   * @returns whether there was something new, or still is
   */
  look(told: (look: LiveLook) => void): boolean {
    if (this.#isBusy) {
      this.#isLookDue = true;
      return true;
    }
    const first = this.#slice();
    if (!first.isMore && !this.builder.isRecountDue) {
      if (first.look.kind !== "nothing") told(first.look);
      return first.look.kind === "grown";
    }
    this.#isBusy = true;
    void this.#rest(first.look, told);
    return true;
  }

  /** Whether the path still leads to this run's file. */
  verify(): LiveLook {
    const found = this.#tail.verify();
    return { kind: found === "same" ? "nothing" : found };
  }

  /**
   * Hands the run to the store as it is. A run whose summaries are being counted again waits.
   * @returns what was put; null when nothing was
   */
  put(now: number): StoredRun | null {
    if (this.isPut || this.builder.offset === 0 || this.builder.isRecountDue || this.#isBusy) return null;
    const mark = this.#tail.mark();
    if (!mark) return null; // gone or not readable: what is in memory stays there, and the next look tells why
    const stored = this.builder.seal(mark, now);
    this.store.put(stored);
    this.#putOffset = this.builder.offset;
    return stored;
  }

  close(): void {
    this.#isClosed = true;
    this.#tail.close();
  }

  async #rest(first: LiveLook, told: (look: LiveLook) => void): Promise<void> {
    const breath = new Breath();
    let look = first;
    let isMore = true;
    while (!this.#isClosed) {
      if (this.builder.isRecountDue && !(await recountSummaries(this.builder))) look = { kind: "replaced" };
      if (this.#isClosed) break;
      if (look.kind !== "nothing") told(look);
      if (!isMore && !this.#isLookDue) break;
      this.#isLookDue = false;
      await breath.take();
      if (this.#isClosed) break;
      ({ look, isMore } = this.#slice());
    }
    this.#isBusy = false;
  }

  #slice(): { look: LiveLook; isMore: boolean } {
    const read = this.#tail.read();
    if (read.kind !== "bytes") return { look: read, isMore: false };
    const consumed = this.builder.feed(read.bytes);
    const isMore = this.#tail.advance(read.bytes, consumed, read.isEnd) && consumed > 0;
    if (consumed > 0) this.lastGrowth = performance.now();
    return { look: { kind: consumed > 0 ? "grown" : "nothing" }, isMore: isMore || (consumed === 0 && !read.isEnd) };
  }
}
