import type { JsonValue } from "../../../core/model/jsonValue";
import { Breath } from "../../breath";
import { Troubles } from "../../ingest/troubles";
import type { RunStore } from "../../store/runStore";
import type { ImportBatch, RunDelta } from "../importer";
import { unitFact } from "../unitFact";
import { ImportTurns } from "./importTurns";
import { ImportedContent } from "./importedContent";
import type { ImportedRuns } from "./importedRuns";
import { recountHidden } from "./recountHidden";
import { newUnitRun, unitRunPlace, type UnitEntry, type UnitRun } from "./unitEntry";

/** Bytes of logs after which what was read of them is handed to the store, so that a crash costs no more than these. */
const putAfter = 4 * 1024 * 1024;
/** Runs of one unit that wait in memory to be handed to the store, at most. */
const mostWaiting = 256;

/** What reading tells. */
export interface UnitEvents {
  /** A run's state is another one. */
  changed(run: UnitRun, runId: string): void;
  /** A run has come under our eyes. */
  started(runId: string): void;
  /** No unit holds this run any more. */
  removed(runId: string): void;
  log(level: "debug" | "info" | "warn" | "error", message: string): void;
}

/** Has units read by their importers, and puts into the store what they give. */
export class UnitReader {
  /** Silence (ms) for which a run that says it is running is believed. */
  static readonly silence = 600_000;

  readonly troubles = new Troubles();
  readonly turns = new ImportTurns();
  #isClosed = false;

  constructor(
    private readonly store: RunStore,
    private readonly runs: ImportedRuns,
    private readonly now: () => number,
    private readonly events: UnitEvents,
  ) {}

  /** Reads what is new of a unit, if anything is; resolves when that is in. Never fails. */
  async read(entry: UnitEntry): Promise<void> {
    if (entry.isReading || entry.isGone || this.#isClosed) return;
    const stamp = entry.importer.stamp(entry.unit);
    if (stamp === null || (stamp === entry.stamp && !entry.isAnew)) return;
    const { isAnew } = entry;
    entry.isReading = true;
    entry.isAnew = false; // something may be lost while it is read
    if (isAnew) entry.stamp = null;
    try {
      await this.#readAll(entry, isAnew);
      entry.hasFailed = false;
      entry.isCaughtUp = true;
    } catch (error) {
      entry.hasFailed = true;
      this.#tell(entry, `Reading failed: ${error instanceof Error ? error.message : String(error)}`, "error");
    } finally {
      // Also after a failure: it is tried again when the unit has changed, and with the next start.
      if (!entry.isAnew) entry.stamp = stamp;
      entry.isReading = false;
    }
  }

  /** Hands all of a unit that the store lacks to it, in one step. */
  put(entry: UnitEntry): void {
    for (const run of entry.toPut) {
      if (!run.content || run.runId === null) continue;
      const stored = run.content.seal(run.key, run.directory, this.now());
      this.store.put(stored);
      run.row = stored.row;
    }
    entry.toPut.clear();
    entry.bytesToPut = 0;
    this.store.keep(unitFact.name(entry.unit), unitFact.of(entry));
  }

  /** Hands a unit to the store and keeps nothing of it in memory. */
  rest(entry: UnitEntry): void {
    this.put(entry);
    for (const run of entry.open) {
      run.content = null;
      run.memory = undefined;
    }
    for (const run of entry.runs.values()) run.memory = undefined;
    entry.open.clear();
  }

  /** A unit is gone, and so are its runs. */
  forget(entry: UnitEntry): void {
    entry.isGone = true;
    this.troubles.set(entry.unit.path, null, entry.unit.format);
    for (const run of [...entry.runs.values()]) this.#drop(run);
    this.store.keep(unitFact.name(entry.unit), null);
  }

  /** What is known of a run: from memory, or from the store. */
  content(runId: string): ImportedContent | null {
    const run = this.runs.get(runId);
    if (!run || run.content) return run?.content ?? null;
    const stored = this.#stored(run);
    if (!stored) {
      this.readAnew(run.entry); // what was saved of it is not usable
      return null;
    }
    return this.#newContent(run, stored);
  }

  /** Says where the run is that is shown in place of its copy. */
  tellCopy({ entry }: UnitRun, runId: string): void {
    const shown = this.runs.get(runId)?.entry.unit;
    if (!shown) return this.readAnew(entry); // it went while nobody looked
    const { path, format, directory } = entry.unit;
    const isMigrated = shown.directory === null && directory !== null; // as it should be: no trouble
    this.troubles.set(path, isMigrated ? null : `The same run is in ${shown.path}, which is shown.`, format);
  }

  /** The next read of a unit begins at its start, because something of it was lost. */
  readAnew(entry: UnitEntry): void {
    entry.isAnew = true;
    entry.stamp = null;
  }

  close(): void {
    this.#isClosed = true;
  }

  async #readAll(entry: UnitEntry, isAnew: boolean): Promise<void> {
    const breath = new Breath();
    if (isAnew) this.#dropContents(entry);
    const memory = isAnew ? new Map<string, JsonValue>() : await this.#memoryOf(entry, breath);
    const seen = new Set<string>();
    let trouble: string | null = null;
    for await (const batch of entry.importer.read(entry.unit, memory)) {
      if (this.#isClosed || entry.isGone) return;
      this.#take(entry, batch, isAnew ? seen : null);
      trouble ??= batch.problems?.[0]?.reason ?? null;
      await this.turns.take(breath);
      if (this.#isClosed || entry.isGone) return;
    }
    if (isAnew) for (const run of [...entry.runs.values()]) if (!seen.has(run.key)) this.#drop(run);
    this.#tell(entry, trouble, "warn");
  }

  /** @param seen runs that this read began from their start; null: they go on from where they were */
  #take(entry: UnitEntry, batch: ImportBatch, seen: Set<string> | null): void {
    const touched = new Set<UnitRun>();
    for (const delta of batch.runs) {
      const isBegun = seen === null || seen.has(delta.key);
      seen?.add(delta.key);
      touched.add(this.#apply(entry, delta, isBegun));
    }
    for (const key of batch.gone) {
      const run = entry.runs.get(key);
      if (run) this.#drop(run);
    }
    entry.bytesToPut += batch.bytesRead;
    for (const run of touched) this.#settle(run, seen !== null);
    if (entry.bytesToPut >= putAfter || entry.toPut.size >= mostWaiting || batch.gone.length > 0) this.put(entry);
    if (entry.open.size > mostWaiting) this.#dropContents(entry);
    for (const run of touched) if (run.runId !== null) this.events.changed(run, run.runId);
  }

  #apply(entry: UnitEntry, delta: RunDelta, isBegun: boolean): UnitRun {
    const { key } = delta;
    const run = entry.runs.get(key) ?? newUnitRun(entry, key, null);
    entry.runs.set(key, run);
    const isContinued = isBegun && run.memory !== undefined;
    run.memory = delta.memory;
    if (run.copyOf !== null && !(delta.isFreshRecord && delta.isFreshPoints)) return run;
    const directory = entry.unit.directory ?? delta.directory;
    const moved = directory === run.directory ? undefined : run.content?.seal(key, directory, this.now());
    run.directory = directory;
    if (moved) run.content = this.#newContent(run, moved);
    if (!isContinued) run.content = this.#newContent(run, null);
    run.content ??= this.#newContent(run, this.#stored(run));
    run.content.apply(delta);
    entry.open.add(run);
    entry.toPut.add(run);
    return run;
  }

  /** After a batch: counts what is to be counted again, and makes the run the one that is shown for its id. */
  #settle(run: UnitRun, isAnew: boolean): void {
    const { content, entry } = run;
    if (!content) return;
    const isLost = content.isRecountDue && !recountHidden(content, this.store);
    if (isLost && !isAnew) this.readAnew(entry); // once: where the disk budget is that small, again would not help
    const { runId } = content;
    run.lastingId = content.state.lastingId;
    if (run.runId !== runId) this.#claim(run, runId);
    const { status, lastTime } = content.row(this.now());
    const until = status === "RUNNING" && lastTime !== null ? lastTime + UnitReader.silence : -Infinity;
    entry.aliveUntil = entry.runs.size === 1 ? until : Math.max(entry.aliveUntil, until);
  }

  #claim(run: UnitRun, runId: string): void {
    this.#release(run);
    if (run.entry.isCaughtUp && !this.runs.get(runId)) this.events.started(runId);
    const { loser } = this.runs.claim(run, runId);
    if (!loser) return;
    loser.content = null;
    loser.row = null;
    loser.memory = undefined;
    loser.entry.open.delete(loser);
    loser.entry.toPut.delete(loser);
    this.tellCopy(loser, runId);
    this.store.keep(unitFact.name(loser.entry.unit), unitFact.of(loser.entry));
  }

  /** Takes a run's id away from it; another unit's run with this id comes in its place. */
  #release(run: UnitRun): void {
    const released = this.runs.release(run);
    if (!released) return;
    this.store.remove(released.runId);
    this.events.removed(released.runId);
    const { next } = released;
    if (!next) return;
    this.runs.deleteCopy(next);
    this.readAnew(next.entry);
    this.troubles.set(next.entry.unit.path, null, next.entry.unit.format);
  }

  #drop(run: UnitRun): void {
    this.#release(run);
    run.content = null;
    run.entry.open.delete(run);
    run.entry.toPut.delete(run);
    run.entry.runs.delete(run.key);
  }

  /** Trouble of a unit as a whole, or its end. That it holds a copy of another's run is told beside. */
  #tell({ unit, runs }: UnitEntry, reason: string | null, level: "warn" | "error"): void {
    if (reason === null && [...runs.values()].some((run) => run.copyOf !== null)) return;
    const isNews = this.troubles.set(unit.path, reason, unit.format);
    if (isNews && reason !== null) this.events.log(level, `${unit.path}: ${reason}`);
  }

  /** Frees the memory of all runs of which the store has everything. */
  #dropContents(entry: UnitEntry): void {
    for (const run of entry.open) {
      if (entry.toPut.has(run)) continue;
      run.content = null;
      entry.open.delete(run);
    }
  }

  async #memoryOf(entry: UnitEntry, breath: Breath): Promise<Map<string, JsonValue>> {
    const memory = new Map<string, JsonValue>();
    for (const run of [...entry.runs.values()]) {
      run.memory ??= this.#stored(run)?.files[0]?.decoderState;
      if (run.memory !== undefined) memory.set(run.key, run.memory);
      await breath.take();
    }
    return memory;
  }

  /** The run as the store has it; null when that is not what this importer made. */
  #stored({ runId, entry, key }: UnitRun): ReturnType<RunStore["load"]> {
    const stored = runId === null ? null : this.store.load(runId);
    const isOurs =
      stored?.imported?.unit === entry.unit.path &&
      stored.imported.key === key &&
      stored.files[0]?.decoderVersion === entry.importer.version;
    return isOurs ? stored : null;
  }

  #newContent(run: UnitRun, stored: ReturnType<RunStore["load"]>): ImportedContent {
    const { entry, key, directory } = run;
    const place = unitRunPlace(entry, key, directory);
    return new ImportedContent(place, entry.unit, entry.importer, stored, (bytes) => this.store.appendChunk(bytes));
  }
}
