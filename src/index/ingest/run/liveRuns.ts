import { savedFileOf } from "../../store/pack/savedFileOf";
import type { RunStore } from "../../store/runStore";
import type { StoredRun } from "../../store/storedRun";
import { LiveRun, type LiveLook } from "./liveRun";
import type { RunEntry } from "./runEntry";
import { runPlaceOf } from "./runPlaceOf";

/** A run that neither grew for so long (ms) nor runs is put away; it is swept from then on. */
const restAfter = 5_000;
/** Silence (ms) after which a run that says it is running is put away too. */
const staleAfter = 90_000;
/** Most runs that are read line by line at once; further ones are swept. */
const maxLive = 1000;
/** Of the runs that were put away so many are remembered: they are the likeliest to be resumed. */
const recentlyPutAway = 64;

/** Where live runs are put, and what time it is (ms since the epoch). */
export interface LiveRunsOptions {
  readonly store: RunStore;
  readonly now: () => number;
}

/** What is told of live runs. */
export interface LiveRunsEvents {
  setLive(directory: string, isLive: boolean): void;
  /** A look found something. */
  looked(entry: RunEntry, look: LiveLook): void;
}

/** The runs whose logs are read line by line. */
export class LiveRuns {
  readonly #entries = new Set<RunEntry>();
  #recent: readonly RunEntry[] = [];

  constructor(
    private readonly options: LiveRunsOptions,
    private readonly events: LiveRunsEvents,
  ) {}

  get isFull(): boolean {
    return this.#entries.size >= maxLive;
  }

  /** Those that are live, and those that were put away last. */
  withRecent(): RunEntry[] {
    return [...this.#entries, ...this.#recent];
  }

  /** What is new in its log is read with every look from now on. Throws when `stored` cannot be used. */
  open(entry: RunEntry, stored: StoredRun | null): void {
    this.close(entry);
    const { directory, source } = entry;
    entry.live = new LiveRun(runPlaceOf(directory, source), source, stored, this.options.store);
    this.#entries.add(entry);
    this.events.setLive(directory, true);
  }

  /** What the store lacks of it is forgotten. */
  close(entry: RunEntry): void {
    if (!entry.live) return;
    entry.live.close();
    entry.live = null;
    this.#entries.delete(entry);
    this.events.setLive(entry.directory, false);
  }

  /** @returns whether it grew */
  look(entry: RunEntry): boolean {
    return entry.live?.look((look) => this.events.looked(entry, look)) ?? false;
  }

  /** Looks whatever events say, whether the file is still the same too. What has come to rest is put away. */
  poll(entry: RunEntry, live: LiveRun): void {
    const found = live.verify();
    if (found.kind !== "nothing") return this.events.looked(entry, found);
    this.look(entry);
    if (entry.live !== live) return;
    const quiet = performance.now() - live.lastGrowth;
    if (quiet < restAfter || (quiet < staleAfter && live.builder.row(this.options.now()).status === "RUNNING")) return;
    this.put(entry, live);
    if (!live.isPut && live.builder.offset > 0) return;
    this.close(entry);
    this.#recent = [entry, ...this.#recent.filter((one) => one !== entry)].slice(0, recentlyPutAway);
  }

  /** Hands a run to the store as it is, if that can be done now. */
  put(entry: RunEntry, live: LiveRun): void {
    const stored = live.put(this.options.now());
    if (stored) entry.checkpoint = savedFileOf(stored.files[0]);
  }

  /** Hands all that is in memory only to the store, and reads no more. */
  end(): void {
    for (const { live } of this.#entries) live?.put(this.options.now());
    for (const { live } of this.#entries) live?.close();
  }
}
