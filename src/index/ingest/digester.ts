import type { LogSource } from "../discovery/logSource";
import { LogTail } from "../tail/logTail";
import type { ChunkPlace } from "../store/runStore";
import { newSegment, type DecodeApi, type DigestedRun, type DigestJob, type DigestPart } from "./digestJob";
import { recountSummaries } from "./recountSummaries";
import { RunBuilder } from "./run/runBuilder";

/** Bytes of logs that are read for one part. */
const partBytes = 4 * 1024 * 1024;
/** Bytes of one log after which its state so far is handed over, so that a crash costs no more than these again. */
const snapshotBytes = 64 * 1024 * 1024;

/** Reads whole logs, one after the other: the work of a decode thread. */
export class Digester implements DecodeApi {
  readonly #jobs: DigestJob[] = [];
  readonly #sources: ReadonlyMap<string, LogSource>;
  #current: { job: DigestJob; builder: RunBuilder; tail: LogTail; sinceSnapshot: number } | null = null;
  #chunks: { number: number; bytes: Uint8Array }[] = [];
  #lastChunk = 0;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(
    sources: readonly LogSource[],
    private readonly now: () => number,
  ) {
    this.#sources = new Map(sources.map((source) => [source.format, source]));
  }

  async add(jobs: readonly DigestJob[]): Promise<void> {
    this.#jobs.push(...jobs);
  }

  /** Parts are made one after the other, even when several are asked for at once. */
  next(): Promise<DigestPart> {
    const part = this.#busy.then(() => this.#work());
    this.#busy = part.catch(() => undefined); // whoever asked for that part is told
    return part;
  }

  async #work(): Promise<DigestPart> {
    const runs: DigestedRun[] = [];
    let bytesRead = 0;
    while (bytesRead < partBytes && this.#begin(runs)) bytesRead += await this.#slice(runs);
    const chunks = this.#chunks;
    this.#chunks = [];
    return { chunks, runs, bytesRead, isIdle: this.#current === null && this.#jobs.length === 0 };
  }

  /** Takes the next job when none is under way. @returns whether there is one */
  #begin(runs: DigestedRun[]): boolean {
    while (this.#current === null) {
      const job = this.#jobs.shift();
      if (!job) return false;
      const source = this.#sources.get(job.format);
      if (!source) {
        runs.push(failed(job, `The format ${job.format} is not known.`));
        continue;
      }
      try {
        const builder = new RunBuilder(job.place, source, job.stored, (bytes) => this.#placeChunk(bytes));
        const tail = new LogTail(job.place.logFile, builder.offset);
        this.#current = { job, builder, tail, sinceSnapshot: 0 };
      } catch (error) {
        runs.push(failed(job, `Its saved state cannot be used: ${String(error)}`));
      }
    }
    return true;
  }

  /** Reads one slice of the current log. @returns bytes read */
  async #slice(runs: DigestedRun[]): Promise<number> {
    const current = this.#current!;
    const { job, builder, tail } = current;
    const read = tail.read();
    if (read.kind === "bytes") {
      const consumed = builder.feed(read.bytes);
      const { length } = read.bytes;
      current.sinceSnapshot += consumed;
      if (tail.advance(read.bytes, consumed, read.isEnd)) {
        const isDue = current.sinceSnapshot > snapshotBytes && !builder.isRecountDue;
        if (isDue) this.#handOver(runs, false);
        return length;
      }
      await this.#finish(runs);
      return length;
    }
    if (read.kind === "nothing") await this.#finish(runs);
    else {
      this.#current = null;
      tail.close();
      runs.push(failed(job, read.kind === "unreadable" ? read.reason : `The file was ${read.kind} while it was read.`));
    }
    return 0;
  }

  async #finish(runs: DigestedRun[]): Promise<void> {
    const { job, builder, tail } = this.#current!;
    if (builder.isRecountDue && !(await recountSummaries(builder)))
      runs.push(failed(job, "The file was replaced while it was read."));
    else if (builder.offset === 0) runs.push({ job: job.id, run: null, reason: null, isDone: true });
    else this.#handOver(runs, true);
    tail.close();
    this.#current = null;
  }

  #handOver(runs: DigestedRun[], isDone: boolean): void {
    const current = this.#current!;
    const mark = current.tail.mark();
    current.sinceSnapshot = 0;
    if (mark) runs.push({ job: current.job.id, run: current.builder.seal(mark, this.now()), reason: null, isDone });
    else if (isDone) runs.push(failed(current.job, "The file could not be read to its end."));
  }

  #placeChunk(bytes: Uint8Array): ChunkPlace {
    const number = ++this.#lastChunk;
    this.#chunks.push({ number, bytes });
    return { segment: newSegment, offset: number, length: bytes.length };
  }
}

function failed(job: DigestJob, reason: string): DigestedRun {
  return { job: job.id, run: null, reason, isDone: true };
}
