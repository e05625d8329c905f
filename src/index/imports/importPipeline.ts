import path from "node:path";
import type { ExperimentFacts } from "../../core/model/experimentFacts";
import type { Problem } from "../../core/model/problem";
import type { RunRow } from "../../core/model/runRow";
import type { GroupMember } from "../query/runs/runGroups";
import type { RunStore } from "../store/runStore";
import type { SavedRow } from "../store/pack/savedRow";
import { GuardedImporter } from "./guardedImporter";
import type { Importer, ImportUnit } from "./importer";
import { ImportedReader } from "./reading/importedReader";
import { ImportedRuns } from "./reading/importedRuns";
import { newUnitEntry, newUnitRun, type UnitEntry, type UnitRun } from "./reading/unitEntry";
import { UnitPoller } from "./reading/unitPoller";
import { UnitReader } from "./reading/unitReader";
import type { SearchBounds } from "./search/folderSearch";
import { ImportSearch, type SearchEvents } from "./search/importSearch";
import { unitFact } from "./unitFact";

/** A whole search that takes no longer than this (ms) is made again by itself. */
const cheapSearch = 300;
/** It may take this part of the time, and comes no more often than this (ms). */
const searchPart = 0.02;
const searchEvery = 4_000;

/** What importing tells. */
export interface ImportEvents {
  /** A run is there, or its state is another one. */
  changed(member: GroupMember): void;
  /** A run is there that began just now, as far as we know. */
  started(runId: string): void;
  /** No unit holds the run any more. */
  removed(runId: string): void;
  note(key: string, text: string | null): void;
  log(level: "debug" | "info" | "warn" | "error", message: string): void;
}

/** What an import pipeline works with. */
export interface ImportOptions {
  readonly store: RunStore;
  /** Asked for once, when they are needed. */
  readonly importers: () => Promise<readonly Importer[]>;
  readonly searchBounds: SearchBounds | undefined;
  readonly now: () => number;
}

/** Finds runs of other tools, reads them, and keeps the store up to date. */
export class ImportPipeline {
  readonly recorded: ImportedReader;
  private readonly reader: UnitReader;
  #importers: readonly Importer[] = [];
  #loading: Promise<readonly Importer[]> | null = null;
  readonly #units = new Map<string, UnitEntry>();
  readonly #runs = new ImportedRuns();
  readonly #poller: UnitPoller;
  readonly #search: ImportSearch;
  /** Folders of own runs that go on. */
  readonly #ownLive = new Set<string>();
  #searching: Promise<void> = Promise.resolve();
  #searchedAt = -Infinity;
  #isFirstSearch = true;
  #isClosed = false;
  #isLooking = false;

  constructor(
    private readonly options: ImportOptions,
    private readonly events: ImportEvents,
  ) {
    const { store, now } = options;
    this.reader = new UnitReader(store, this.#runs, now, {
      changed: (run, runId) => events.changed(memberOf(run, runId)),
      started: (runId) => events.started(runId),
      removed: (runId) => events.removed(runId),
      log: (level, message) => events.log(level, message),
    });
    this.recorded = new ImportedReader(this.#runs, this.reader, now);
    this.#poller = new UnitPoller(this.#units, this.reader, now, (entry) => this.#forget(entry));
    const searchEvents: SearchEvents = {
      found: (unit, importer) => this.#found(unit, importer),
      gone: (name) => {
        const entry = this.#units.get(name);
        if (entry) this.#forget(entry);
      },
      note: (key, text) => events.note(key, text),
    };
    this.#search = new ImportSearch(searchEvents, options.searchBounds);
  }

  get unitsKnown(): number {
    return this.#units.size;
  }

  get unitsRead(): number {
    return this.#poller.unitsRead;
  }

  /** Not everything was looked for and read yet. */
  get isLoading(): boolean {
    return this.#isFirstSearch || this.#poller.waiting > 0;
  }

  /** Whether the runs of a format have an end (`Importer.recordsEnd`). */
  recordsEnd(format: string): boolean {
    return this.#importers.find((one) => one.format === format)?.recordsEnd ?? true;
  }

  /** Takes up what is saved. @returns the saved runs of other tools, in no order */
  async start(saved: readonly SavedRow[]): Promise<{ member: GroupMember; row: RunRow }[]> {
    const { store } = this.options;
    for (const [name, fact] of [...store.kept()]) {
      const known = unitFact.read(name, fact);
      if (!known) continue;
      const importer = (await this.#loaded()).find(({ format }) => format === known.unit.format);
      if (!importer) store.keep(name, null);
      else {
        const entry = newUnitEntry(known.unit, importer, false);
        entry.isAnew = known.version !== importer.version;
        entry.stamp = known.stamp;
        this.#units.set(name, entry);
        this.#search.remember(name);
        for (const [key, runId] of known.copies ?? []) {
          const run = newUnitRun(entry, key, known.unit.directory);
          entry.runs.set(key, run);
          this.#runs.addCopy(run, runId);
        }
      }
    }
    const adopted = saved.flatMap((one) => this.#adopt(one) ?? []);
    for (const { runs } of this.#units.values())
      for (const run of runs.values()) if (run.copyOf !== null) this.reader.tellCopy(run, run.copyOf);
    return adopted;
  }

  /** Searches these folders, and named folders and files, from now on; resolves when each was searched once. */
  async setRoots(workspaceFolders: readonly string[], named: readonly string[]): Promise<void> {
    await this.#searchAll([...new Set([...workspaceFolders, ...named].map((one) => path.resolve(one)))]);
    this.#isFirstSearch = false;
  }

  /** By timer: growing units, some of the others, and folders where runs may come. */
  async poll(): Promise<void> {
    await this.#poller.poll();
    if (!this.#isFirstSearch && !this.#isLooking && this.#importers.length > 0) void this.#look();
  }

  /** Searches everything again and looks at every unit; resolves when all that changed is read. */
  async refresh(): Promise<void> {
    await this.#searchAll(this.#search.roots);
    await this.#poller.checkAll();
  }

  /** Runback's own log was found in this folder: other formats may lie beside it. */
  ownRunFound(folder: string): void {
    this.#search.addBeside(folder);
  }

  /** An own run goes on in this folder, or does no more. */
  setOwnLive(folder: string, isLive: boolean): void {
    this.#search.setLive(folder, isLive);
    if (isLive) this.#ownLive.add(folder);
    else this.#ownLive.delete(folder);
    this.reader.turns.isLive = this.#ownLive.size > 0;
  }

  /** Trouble of a unit as a whole. */
  troubleOf(unitPath: string): Problem | null {
    return this.reader.troubles.of(unitPath);
  }

  /** For the user: which units cannot be read. */
  notes(): string[] {
    return this.reader.troubles.notes();
  }

  /** What stands for the experiment of a run; null: it is not an imported one. */
  experimentPath(runId: string): string | null {
    return this.#runs.get(runId)?.entry.unit.experimentPath ?? null;
  }

  /** What the tool of a run recorded of its experiment; null: nothing, or it is not an imported one. */
  async experimentFacts(runId: string): Promise<ExperimentFacts | null> {
    const run = this.#runs.get(runId);
    return (await run?.entry.importer.describeExperiment?.(run.entry.unit, run.key)) ?? null;
  }

  /** What is known of a run from elsewhere than its log is another one. */
  tellAnew(runId: string): void {
    const run = this.#runs.get(runId);
    if (run) this.events.changed(memberOf(run, runId));
  }

  /** The folder around a run that holds runs and nothing else; null: there is none. */
  logFolder(runId: string): string | null {
    const run = this.#runs.get(runId);
    return run && this.#search.collectionOf(unitFact.name(run.entry.unit));
  }

  /** Whether a run was found when the index was open already. */
  isNew(runId: string): boolean {
    return this.#runs.get(runId)?.entry.isWatched ?? false;
  }

  close(): void {
    this.#isClosed = true;
    this.#search.close();
    this.#poller.close();
    for (const entry of this.#units.values()) if (entry.toPut.size > 0 || entry.open.size > 0) this.reader.put(entry);
    this.reader.close();
  }

  #adopt({ row, file, imported }: SavedRow): { member: GroupMember; row: RunRow } | null {
    if (!imported || !file) return null;
    const entry = this.#units.get(unitFact.name({ format: file.format, path: imported.unit }));
    if (!entry) {
      this.options.store.remove(row.runId);
      return null;
    }
    const { key, directory, lastingId } = imported;
    const run = { ...newUnitRun(entry, key, directory), lastingId, row };
    entry.runs.set(key, run);
    this.#runs.claim(run, row.runId);
    if (file.decoderVersion !== entry.importer.version) entry.isAnew = true;
    if (row.status === "RUNNING" && row.lastTime !== null)
      entry.aliveUntil = Math.max(entry.aliveUntil, row.lastTime + UnitReader.silence);
    return { member: memberOf(run, row.runId), row };
  }

  #loaded(): Promise<readonly Importer[]> {
    return (this.#loading ??= this.#load());
  }

  async #load(): Promise<readonly Importer[]> {
    const tell = (text: string) => this.events.log("error", text);
    return (this.#importers = (await this.options.importers()).map((one) => new GuardedImporter(one, tell)));
  }

  #found(unit: ImportUnit, importer: Importer): void {
    const name = unitFact.name(unit);
    const known = this.#units.get(name);
    const isSame = known && JSON.stringify(known.unit) === JSON.stringify(unit);
    if (known && !isSame) this.#forget(known);
    const entry = known && isSame ? known : newUnitEntry(unit, importer, !this.#isFirstSearch);
    this.#units.set(name, entry);
    this.#poller.check(entry);
  }

  #forget(entry: UnitEntry): void {
    this.#units.delete(unitFact.name(entry.unit));
    this.reader.forget(entry);
  }

  /** Searches run one after the other. */
  #searchAll(roots: readonly string[]): Promise<void> {
    this.#searching = this.#searching.then(async () => {
      if (this.#isClosed) return;
      this.#search.importers = await this.#loaded();
      if (this.#importers.length === 0) return;
      await this.#search.searchAll(roots);
      this.#searchedAt = performance.now();
    });
    return this.#searching;
  }

  /** Looks for what came and went. Not waited for by polls: a search may take longer than growing runs may wait. */
  async #look(): Promise<void> {
    this.#isLooking = true;
    const { lastTook } = this.#search;
    const isDue = performance.now() - this.#searchedAt > Math.max(searchEvery, lastTook / searchPart);
    if (isDue && lastTook < cheapSearch) await this.#searchAll(this.#search.roots);
    else await this.#search.lookNear([...this.#units.values()].map(({ unit }) => unit.path));
    this.#isLooking = false;
  }
}

function memberOf({ entry, directory, lastingId }: UnitRun, runId: string): GroupMember {
  const { format, isAddition } = entry.unit;
  return { runId, lastingId, format, directory, isAddition };
}
