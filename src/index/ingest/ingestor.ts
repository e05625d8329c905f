import { statSync } from "node:fs";
import { Breath } from "../breath";
import type { LogSource } from "../discovery/logSource";
import { errorCode } from "../errorCode";
import type { RunStore } from "../store/runStore";
import type { StoredRun } from "../store/storedRun";
import { compareCheckpoint } from "../tail/compareCheckpoint";
import { goneCodes } from "../tail/openLog";
import { sizeOf } from "../tail/sizeOf";
import { DecodePool, type DecodeThread } from "./decodePool";
import type { DigestedRun, DigestJob } from "./digestJob";
import { LiveRun, type LiveLook } from "./liveRun";
import { newRunEntry, type RunEntry } from "./runEntry";
import type { RunRegistry } from "./runRegistry";
import { Troubles } from "./troubles";

/** A log of which more than so many bytes are unread goes to a decode thread. */
const liveBytes = 256 * 1024;
/** With more logs waiting than this, further ones go to the threads whatever their size. */
const fewWaiting = 4;
/** A run that neither grew for so long (ms) nor runs is put away; it is swept from then on. */
const restAfter = 5_000;
/** Silence (ms) after which a run that says it is running is put away too. */
const staleAfter = 90_000;
/** Cold logs that one poll looks at, beside the newest ones. */
const sweptAtOnce = 256;

/** What the ingestor tells. */
export interface IngestEvents {
  /** A run's state is another one: ask `row` and `detail`. */
  changed(runId: string, entry: RunEntry): void;
  /** The run is not in any log any more. */
  removed(runId: string): void;
  setLive(directory: string, isLive: boolean): void;
  log(level: "debug" | "info" | "warn" | "error", message: string): void;
}

export interface IngestOptions {
  readonly registry: RunRegistry;
  readonly store: RunStore;
  readonly now: () => number;
  readonly startThread: () => DecodeThread;
  readonly threads: number;
}

/** Reads the logs of runs: whole ones by decode threads, live ones line by line, and keeps the store up to date. */
export class Ingestor {
  readonly troubles = new Troubles();
  readonly #registry: RunRegistry;
  readonly #jobs = new Map<number, RunEntry>();
  readonly #pool: DecodePool;
  #lastJob = 0;
  #sweepAt = 0;
  #isClosed = false;
  /** Bytes of logs read and files read, for `status` and the benchmarks. */
  filesRead = 0;
  isFirstLook = true;

  constructor(
    private readonly options: IngestOptions,
    private readonly events: IngestEvents,
  ) {
    this.#registry = options.registry;
    this.#pool = new DecodePool(
      options.startThread,
      options.threads,
      (bytes) => options.store.appendChunk(bytes),
      (result) => this.#digested(result),
      (message) => events.log("error", message),
    );
  }

  get filesKnown(): number {
    return this.#registry.size;
  }

  /** Logs that are being read whole. */
  get waiting(): number {
    return this.#pool.open;
  }

  /** A run's folder was found. @param runId of the saved run of this folder, if there is one */
  found(directory: string, source: LogSource, root: string, runId: string | null): void {
    if (this.#registry.at(directory) || this.#isClosed) return;
    const entry = newRunEntry(directory, source, root, !this.isFirstLook);
    this.#registry.add(entry);
    const stored = runId === null ? null : this.options.store.load(runId);
    if (stored && this.#claim(entry, runId!)) {
      entry.checkpoint = stored.files[0] ?? null;
      this.#catchUp(entry, stored);
    } else this.#read(entry, null, sizeOf(entry.place.logFile));
  }

  /** A run's folder vanished. */
  gone(directory: string): void {
    const entry = this.#registry.at(directory);
    if (!entry) return;
    this.#registry.delete(entry);
    this.troubles.set(entry.place.logFile, null);
    this.#closeLive(entry);
    this.#release(entry);
  }

  /** A live run may have grown. */
  look(directory: string): void {
    const entry = this.#registry.at(directory);
    if (entry?.live) entry.live.look((look) => this.#looked(entry, look));
    else if (entry) this.#sweep(entry);
  }

  /** By timer: live runs are looked at whatever events say, and some of the cold ones. */
  async poll(): Promise<void> {
    const breath = new Breath();
    for (const entry of this.#registry.entries()) {
      if (!entry.live) continue;
      await breath.take();
      this.#pollLive(entry, entry.live);
    }
    const cold = [...this.#registry.entries()];
    for (let i = 0; i < Math.min(sweptAtOnce, cold.length); i++) {
      await breath.take();
      this.#sweep(cold[this.#sweepAt++ % cold.length]!);
    }
  }

  /** Looks at every log that is not being read anyway. */
  async sweepAll(): Promise<void> {
    const breath = new Breath();
    for (const entry of [...this.#registry.entries()]) {
      await breath.take();
      if (entry.live) this.#pollLive(entry, entry.live);
      else this.#sweep(entry);
    }
  }

  /** Hands all that is in memory only to the store. */
  putAll(): void {
    for (const entry of this.#registry.entries()) entry.live?.put(this.options.now());
  }

  close(): void {
    this.putAll();
    this.#isClosed = true;
    this.#pool.close();
    for (const entry of this.#registry.entries()) entry.live?.close();
  }

  #catchUp(entry: RunEntry, stored: StoredRun): void {
    const checkpoint = stored.files[0];
    const change = checkpoint ? compareCheckpoint(checkpoint, entry.source.decoder) : null;
    if (change?.kind === "same") {
      const { status, lastTime } = stored.row;
      const isAlive = status === "RUNNING" && this.options.now() - (lastTime ?? 0) < staleAfter;
      if (isAlive) this.#openLive(entry, stored);
    } else if (change?.kind === "unreadable") this.#trouble(entry, change.reason);
    else if (change?.kind === "grown") this.#read(entry, stored, change.size - checkpoint!.offset);
    else this.#read(entry, null, change?.size ?? 0);
  }

  /** @param bytes how many are to be read, about */
  #read(entry: RunEntry, stored: StoredRun | null, bytes: number): void {
    if (bytes <= liveBytes && this.#pool.open < fewWaiting && !(this.isFirstLook && stored === null))
      return this.#openLive(entry, stored);
    this.#closeLive(entry);
    entry.isQueued = true;
    const job: DigestJob = { id: ++this.#lastJob, format: entry.source.format, place: entry.place, stored };
    this.#jobs.set(job.id, entry);
    this.#pool.add(job);
  }

  #openLive(entry: RunEntry, stored: StoredRun | null): void {
    this.#closeLive(entry);
    try {
      entry.live = new LiveRun(entry.place, entry.source, stored, this.options.store);
    } catch (error) {
      if (stored === null) throw error;
      this.events.log("warn", `The saved state of ${entry.place.directory} is not usable: ${String(error)}`);
      return this.#read(entry, null, sizeOf(entry.place.logFile));
    }
    this.events.setLive(entry.place.directory, true);
    entry.live.look((look) => this.#looked(entry, look));
  }

  #closeLive(entry: RunEntry): void {
    if (!entry.live) return;
    entry.live.close();
    entry.live = null;
    this.events.setLive(entry.place.directory, false);
  }

  #looked(entry: RunEntry, look: LiveLook): void {
    const { live } = entry;
    if (!live || this.#isClosed) return;
    if (look.kind === "unreadable") return this.#trouble(entry, look.reason);
    if (look.kind === "replaced") return this.#read(entry, null, sizeOf(entry.place.logFile));
    if (look.kind !== "grown") return; // a run that is gone is told by its folder's listing
    this.#readable(entry);
    if (!this.#claim(entry, live.builder.runId)) return this.#closeLive(entry);
    if (live.isPutDue) this.#put(entry, live);
    this.events.changed(live.builder.runId, entry);
  }

  #pollLive(entry: RunEntry, live: LiveRun): void {
    const found = live.verify();
    if (found.kind === "replaced") return this.#looked(entry, found);
    if (found.kind === "gone") return this.#looked(entry, found);
    live.look((look) => this.#looked(entry, look));
    if (entry.live !== live) return;
    const quiet = performance.now() - live.lastGrowth;
    const isRunning = live.builder.row(this.options.now()).status === "RUNNING";
    if (quiet < (isRunning ? staleAfter : restAfter)) return;
    this.#put(entry, live);
    if (live.isPut) this.#closeLive(entry);
  }

  /** Looks at a log that is not read line by line: by its size and time only. */
  #sweep(entry: RunEntry): void {
    if (entry.live || entry.isQueued || entry.isDuplicate) return;
    const { checkpoint } = entry;
    try {
      const { size, mtimeMs, ino } = statSync(entry.place.logFile);
      if (checkpoint?.size === size && checkpoint.mtime === mtimeMs && checkpoint.inode === ino) return;
    } catch (error) {
      if (goneCodes.has(errorCode(error))) return; // told by the folder's listing
    }
    const stored = entry.runId === null ? null : this.options.store.load(entry.runId);
    if (stored) this.#catchUp(entry, stored);
    else if (this.troubles.of(entry.place.logFile) === null) this.#read(entry, null, sizeOf(entry.place.logFile));
    else this.#openLive(entry, null);
  }

  #put(entry: RunEntry, live: LiveRun): void {
    const stored = live.put(this.options.now());
    if (stored) entry.checkpoint = stored.files[0] ?? null;
  }

  #digested({ job, run, reason, isDone }: DigestedRun): void {
    const entry = this.#jobs.get(job);
    if (!entry || this.#isClosed) return;
    if (isDone) {
      this.#jobs.delete(job);
      entry.isQueued = false;
      this.filesRead++;
    }
    if (this.#registry.at(entry.place.directory) !== entry) return; // vanished meanwhile
    if (!run) return this.#trouble(entry, reason ?? "It could not be read.");
    this.#readable(entry);
    if (!this.#claim(entry, run.row.runId)) return;
    this.options.store.put(run);
    entry.checkpoint = run.files[0] ?? null;
    this.events.changed(run.row.runId, entry);
    if (isDone) this.#catchUp(entry, run);
  }

  /** Makes a folder the place of a run; the loser of two folders with the same run is closed. */
  #claim(entry: RunEntry, runId: string): boolean {
    if (this.#registry.byRun(runId) === entry) return true;
    if (entry.runId !== null) this.#release(entry);
    const { isHolder, loser } = this.#registry.claim(entry, runId);
    if (loser) {
      this.#closeLive(loser);
      const reason = `The same run is in ${this.#registry.byRun(runId)?.place.directory}, which is shown.`;
      this.troubles.set(loser.place.logFile, reason);
    }
    return isHolder;
  }

  /** Takes a folder's run out of the index; another folder with the same run comes in its place. */
  #release(entry: RunEntry): void {
    const released = this.#registry.release(entry);
    if (!released) return;
    this.options.store.remove(released.runId);
    this.events.removed(released.runId);
    const { next } = released;
    if (!next) return;
    this.troubles.set(next.place.logFile, null);
    this.#read(next, null, sizeOf(next.place.logFile));
  }

  #trouble(entry: RunEntry, reason: string): void {
    this.#closeLive(entry);
    const isNews = this.troubles.set(entry.place.logFile, reason);
    if (isNews) this.events.log("warn", `${entry.place.logFile}: ${reason}`);
    if (isNews && entry.runId !== null) this.events.changed(entry.runId, entry);
  }

  #readable(entry: RunEntry): void {
    this.troubles.set(entry.place.logFile, null);
  }
}
