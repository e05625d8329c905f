import { Breath } from "../breath";
import type { LogSource } from "../discovery/logSource";
import { savedFileOf } from "../store/pack/savedFileOf";
import type { SavedRow } from "../store/pack/savedRow";
import type { StoredRun } from "../store/storedRun";
import { compareCheckpoint } from "../tail/compareCheckpoint";
import { sizeOf } from "../tail/sizeOf";
import { coldState } from "./coldState";
import { ColdReader, type ColdReaderOptions } from "./coldReader";
import type { DigestedRun } from "./digestJob";
import { isAlive } from "./isAlive";
import { isFresh } from "./isFresh";
import type { LiveLook } from "./run/liveRun";
import { LiveRuns } from "./run/liveRuns";
import { newRunEntry, type RunEntry } from "./run/runEntry";
import type { RunRegistry } from "./run/runRegistry";
import { Troubles } from "./troubles";

/** A log of which more than so many bytes are unread goes to a decode thread. */
const liveBytes = 256 * 1024;
/** With more logs waiting than this, further ones go to the threads whatever their size. */
const fewWaiting = 4;
/** Cold logs that one poll looks at, beside those that were put away last. */
const sweptAtOnce = 256;

/** What the ingestor tells. */
export interface IngestEvents {
  /** A run's state is another one: ask `row` and `detail`. */
  changed(runId: string): void;
  /** The run is not in any log any more. */
  removed(runId: string): void;
  setLive(directory: string, isLive: boolean): void;
  /** The folder is there, its log is not any more. */
  logGone(directory: string): void;
  log(level: "debug" | "info" | "warn" | "error", message: string): void;
}

export interface IngestOptions extends ColdReaderOptions {
  readonly registry: RunRegistry;
  readonly now: () => number;
}

/** Reads the logs of runs: whole ones by decode threads, live ones line by line, and keeps the store up to date. */
export class Ingestor {
  readonly troubles = new Troubles();
  readonly #registry: RunRegistry;
  readonly #live: LiveRuns;
  readonly #cold: ColdReader;
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
    this.#live = new LiveRuns(options, {
      setLive: (directory, isLive) => events.setLive(directory, isLive),
      looked: (entry, look) => this.#looked(entry, look),
    });
    this.#cold = new ColdReader(
      options,
      (entry, result) => this.#digested(entry, result),
      (message) => events.log("error", message),
    );
  }

  get filesKnown(): number {
    return this.#registry.size;
  }

  /** Logs that are being read whole. */
  get waiting(): number {
    return this.#cold.open;
  }

  /** A run's folder was found. @param saved what the saved index says of it; its run is loaded only when it changed */
  found(directory: string, source: LogSource, root: string, saved: SavedRow | null): void {
    if (this.#registry.at(directory) || this.#isClosed) return;
    const entry = newRunEntry(directory, source, root, !this.isFirstLook);
    this.#registry.add(entry);
    const logFile = logFileOf(entry);
    if (!saved || !this.#claim(entry, saved.row.runId)) return this.#read(entry, null, sizeOf(logFile));
    entry.checkpoint = saved.file;
    if (coldState(entry, logFile, false) !== "same" || isAlive(saved.row, this.options.now()))
      this.#catchUpSaved(entry);
  }

  /** A run's folder vanished. */
  gone(directory: string): void {
    const entry = this.#registry.at(directory);
    if (!entry) return;
    this.#registry.delete(entry);
    this.troubles.set(logFileOf(entry), null);
    this.#live.close(entry);
    this.#release(entry);
  }

  /** A live run may have grown. @returns whether it did */
  look(directory: string): boolean {
    const entry = this.#registry.at(directory);
    if (entry && !entry.live) this.#sweep(entry);
    return entry ? this.#live.look(entry) : false;
  }

  /** By timer: live runs are looked at whatever events say, and some of the cold ones. */
  async poll(): Promise<void> {
    const breath = new Breath();
    for (const entry of this.#live.withRecent()) {
      await breath.take();
      this.#check(entry);
    }
    const all = [...this.#registry.entries()];
    for (let i = 0; i < Math.min(sweptAtOnce, all.length); i++) {
      await breath.take();
      this.#sweep(all[this.#sweepAt++ % all.length]!);
    }
  }

  /** Looks at every log that is not being read anyway. */
  async sweepAll(): Promise<void> {
    const breath = new Breath();
    for (const entry of [...this.#registry.entries()]) {
      await breath.take();
      this.#check(entry);
    }
  }

  /** Hands all that is in memory only to the store, and ends all reading. */
  close(): void {
    this.#isClosed = true;
    this.#live.end();
    this.#cold.close();
  }

  #catchUp(entry: RunEntry, stored: StoredRun): void {
    const checkpoint = stored.files[0];
    const change = checkpoint ? compareCheckpoint(checkpoint, entry.source.decoder) : null;
    if (change?.kind === "same") {
      if (isAlive(stored.row, this.options.now())) this.#openLive(entry, stored);
    } else if (change?.kind === "unreadable") this.#trouble(entry, change.reason);
    else if (change?.kind === "grown") this.#read(entry, stored, change.size - checkpoint!.offset);
    else this.#read(entry, null, change?.size ?? 0);
  }

  /** @param bytes how many are to be read, about */
  #read(entry: RunEntry, stored: StoredRun | null, bytes: number): void {
    const isSmall = bytes <= liveBytes && this.#cold.open < fewWaiting && !this.#live.isFull;
    if (isSmall && !(this.isFirstLook && stored === null) && isFresh(logFileOf(entry)))
      return this.#openLive(entry, stored);
    this.#live.close(entry);
    this.#cold.add(entry, stored, bytes);
  }

  #openLive(entry: RunEntry, stored: StoredRun | null): void {
    try {
      this.#live.open(entry, stored);
    } catch (error) {
      if (stored === null) throw error;
      this.events.log("warn", `The saved state of ${entry.directory} is not usable: ${String(error)}`);
      return this.#read(entry, null, sizeOf(logFileOf(entry)));
    }
    this.#live.look(entry);
    // What a log said that was cut to nothing is said no more.
    if (entry.live?.builder.offset === 0) this.#release(entry);
  }

  #looked(entry: RunEntry, look: LiveLook): void {
    const { live } = entry;
    if (!live || this.#isClosed) return;
    if (look.kind === "unreadable") return this.#trouble(entry, look.reason);
    if (look.kind === "replaced") return this.#read(entry, null, sizeOf(logFileOf(entry)));
    if (look.kind === "gone") return this.events.logGone(entry.directory);
    if (look.kind === "nothing") return;
    this.#readable(entry);
    if (!this.#claim(entry, live.builder.runId)) return this.#live.close(entry);
    if (live.isPutDue) this.#live.put(entry, live);
    this.events.changed(live.builder.runId);
  }

  #check(entry: RunEntry): void {
    if (entry.live) this.#live.poll(entry, entry.live);
    else this.#sweep(entry);
  }

  /** Looks at a log that is not read line by line: by its size and time only. */
  #sweep(entry: RunEntry): void {
    if (entry.live || entry.isQueued || entry.isDuplicate || this.#registry.at(entry.directory) !== entry) return;
    const logFile = logFileOf(entry);
    const state = coldState(entry, logFile, this.troubles.of(logFile) !== null);
    if (state === "gone") return this.events.logGone(entry.directory);
    if (state === "same") return;
    this.#catchUpSaved(entry);
  }

  #catchUpSaved(entry: RunEntry): void {
    const stored = entry.runId === null ? null : this.options.store.load(entry.runId);
    if (stored) this.#catchUp(entry, stored);
    else this.#read(entry, null, sizeOf(logFileOf(entry)));
  }

  #digested(entry: RunEntry, { run, reason, isDone }: DigestedRun): void {
    if (this.#isClosed) return;
    if (isDone) this.filesRead++;
    if (this.#registry.at(entry.directory) !== entry) return; // vanished meanwhile
    if (reason !== null) return this.#trouble(entry, reason);
    this.#readable(entry);
    if (!run) return this.#nothingThere(entry);
    if (!this.#claim(entry, run.row.runId)) return;
    this.options.store.put(run);
    entry.checkpoint = savedFileOf(run.files[0]);
    this.events.changed(run.row.runId);
    if (isDone) this.#catchUp(entry, run);
  }

  /** The log has no whole record yet (any more): no run is shown, and the log is waited for. */
  #nothingThere(entry: RunEntry): void {
    const { format, version: decoderVersion } = entry.source.decoder;
    entry.checkpoint = { size: 0, mtime: 0, inode: 0, format, decoderVersion };
    this.#release(entry);
    if (isFresh(logFileOf(entry))) this.#openLive(entry, null);
  }

  /** Makes a folder the place of a run; the loser of two folders with the same run is closed. */
  #claim(entry: RunEntry, runId: string): boolean {
    if (this.#registry.byRun(runId) === entry) return true;
    if (entry.runId !== null) this.#release(entry);
    const { isHolder, loser } = this.#registry.claim(entry, runId);
    if (loser) {
      this.#live.close(loser);
      const reason = `The same run is in ${this.#registry.byRun(runId)?.directory}, which is shown.`;
      this.troubles.set(logFileOf(loser), reason);
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
    this.troubles.set(logFileOf(next), null);
    this.#read(next, null, sizeOf(logFileOf(next)));
  }

  /** A log cannot be read (now). What is known of its run stays. */
  #trouble(entry: RunEntry, reason: string): void {
    if (entry.live?.builder.offset === 0) this.#live.close(entry);
    const isNews = this.troubles.set(logFileOf(entry), reason);
    if (isNews) this.events.log("warn", `${logFileOf(entry)}: ${reason}`);
    if (isNews && entry.runId !== null) this.events.changed(entry.runId);
  }

  #readable(entry: RunEntry): void {
    this.troubles.set(logFileOf(entry), null);
  }
}

function logFileOf({ directory, source }: RunEntry): string {
  return source.logFile(directory);
}
