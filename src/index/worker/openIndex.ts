import path from "node:path";
import { existsSync } from "node:fs";
import { comparedRuns, type ComparedRuns } from "../../core/compare/comparedRuns";
import type { RunDetail } from "../../core/model/runDetail";
import type { RunRow } from "../../core/model/runRow";
import type { CancelSignal } from "../../protocol/cancelSignal";
import type { IndexNotices, IndexStatus, RunsPage, RunsQuery, SeriesData, SeriesQuery } from "../../protocol/indexApi";
import { findLogDirectories } from "../discovery/findLogDirectories";
import { Ingestor } from "../ingest/ingestor";
import { RunRegistry } from "../ingest/runRegistry";
import { ChangeNotifier } from "../query/changeNotifier";
import { RowTable } from "../query/rowTable";
import { RunReader } from "../query/runReader";
import { RunSearch } from "../query/runSearch";
import { TableReader } from "../query/tableReader";
import { seriesFromLog } from "../query/seriesFromLog";
import { seriesBlocks, seriesOf, type SeriesPlaces } from "../query/seriesReader";
import type { RunStore } from "../store/runStore";
import type { SavedRow } from "../store/savedRow";
import { LogWatch } from "../watch/logWatch";
import type { IndexParts } from "./indexParts";
import { runNotices } from "./runNotices";

/** How often (ms) what was put is made durable, while there is something. */
const commitEvery = 2_000;
/** How often (ms) runs are looked over for ones that fell silent. */
const staleEvery = 5_000;
/** How often (ms) a follower asks for the lock. */
const promoteEvery = 1_000;

/** An index that is open: its parts, put together, and the answers it gives. */
export class OpenIndex {
  readonly #table: RowTable;
  readonly #search: RunSearch;
  readonly #tableReader: TableReader;
  readonly #notifier: ChangeNotifier;
  readonly #registry = new RunRegistry();
  readonly #runs: RunReader;
  readonly #ingestor: Ingestor;
  readonly #watch: LogWatch;
  readonly #notes = new Map<string, string>();
  /** Runs whose rows are to be made anew before anybody looks. */
  readonly #dirty = new Set<string>();
  readonly #savedByDirectory = new Map<string, SavedRow>();
  readonly #timers: NodeJS.Timeout[] = [];
  #isLoading = true;
  #looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: IndexParts,
    private readonly notices: IndexNotices,
    private readonly store: RunStore,
    isPolling: boolean | undefined,
  ) {
    const { source, now, startThread, threads, folderWatch } = parts;
    this.#table = new RowTable(now);
    this.#runs = new RunReader(this.#registry, store, now);
    this.#search = new RunSearch((runId) => this.#runs.detail(runId), now);
    this.#tableReader = new TableReader(
      this.#table,
      this.#search,
      (runId) => this.#runs.detail(runId)?.metrics ?? null,
    );
    this.#notifier = new ChangeNotifier((notice) => {
      this.#settle();
      notices.changed(notice);
    });
    this.#ingestor = new Ingestor(
      { registry: this.#registry, store, now, startThread, threads },
      {
        changed: (runId) => this.#changed(runId),
        removed: (runId) => this.#removed(runId),
        setLive: (directory, isLive) => this.#watch.setLive(directory, isLive),
        logGone: (directory) => this.#watch.logGone(directory),
        log: (level, message) => notices.log({ level, message }),
      },
    );
    this.#watch = new LogWatch(
      { source, folderWatch, isPolling },
      {
        runFound: (directory, from, root) =>
          this.#ingestor.found(directory, from, root, this.#savedByDirectory.get(directory) ?? null),
        runGone: (directory) => this.#ingestor.gone(directory),
        look: (directory) => this.#ingestor.look(directory),
        poll: () => this.#ingestor.poll(),
        note: (key, text) => this.#note(key, text),
      },
    );
  }

  /** Shows what is saved, and begins to look at the logs. */
  start(workspaceFolders: readonly string[], logDirectories: readonly string[]): void {
    for (const saved of this.store.rows()) {
      this.#table.set(saved.row);
      this.#search.expect(saved.row.runId);
      this.#savedByDirectory.set(saved.row.directory, saved);
    }
    this.#looking = this.#firstLook(workspaceFolders, logDirectories);
    this.#every(commitEvery, () => void this.store.commit());
    this.#every(staleEvery, () => this.#tellStale());
    this.#every(promoteEvery, () => void this.store.tryPromote());
  }

  async setLogDirectories(workspaceFolders: readonly string[], named: readonly string[]): Promise<void> {
    await this.#looking;
    await this.#watch.setRoots(await findLogDirectories(workspaceFolders, named));
    this.#notifier.changed(null);
  }

  status(): IndexStatus {
    this.#settle();
    return {
      revision: this.#notifier.revision,
      runCount: this.#table.size,
      liveCount: this.#table.liveCount(),
      isLoading: this.#isLoading || this.#ingestor.waiting > 0,
      filesRead: this.#ingestor.filesRead,
      filesKnown: this.#ingestor.filesKnown,
      role: this.store.report.role,
      notes: [...this.#notes.values(), ...this.store.report.notes, ...this.#ingestor.troubles.notes()],
      logDirectories: this.#watch.roots,
    };
  }

  async experiments(filter?: string): Promise<ReturnType<RowTable["experiments"]>> {
    await this.#settled(filter);
    const rootOf = (row: RunRow) => this.#registry.byRun(row.runId)?.root ?? path.dirname(path.dirname(row.directory));
    return this.#table.experiments(filter, (text) => this.#search.find(text), rootOf);
  }

  async runs(query: RunsQuery): Promise<RunsPage> {
    await this.#settled(query.filter);
    const { rows, total } = this.#table.page(query, (filter) => this.#search.find(filter));
    return { rows, total, revision: this.#notifier.revision };
  }

  async count(filter: string): Promise<number> {
    await this.#settled(filter);
    return this.#search.find(filter)?.ids.size ?? this.#table.size;
  }

  run(runId: string): RunDetail | null {
    this.#settle();
    const row = this.#table.get(runId);
    const detail = row && this.#runs.detail(runId);
    if (!detail) return null;
    const trouble = this.#ingestor.troubles.of(detail.logFile);
    const consoleFile = path.join(row.directory, "console.log");
    return {
      ...detail,
      row,
      problems: trouble ? [trouble, ...detail.problems] : detail.problems,
      consoleFile: existsSync(consoleFile) ? consoleFile : null,
    };
  }

  /** The runs in short, in the order asked for; those that are not known are left out. */
  comparedRuns(runIds: readonly string[]): ComparedRuns {
    this.#settle();
    const rows = runIds.map((runId) => this.#table.get(runId)).filter((row) => row !== null);
    return comparedRuns(rows.map((row) => ({ row, metrics: this.#runs.metrics(row.runId) })));
  }

  /** What the Runs table asks. */
  tables(): TableReader {
    this.#settle();
    return this.#tableReader;
  }

  async series({ runId, metric, points }: SeriesQuery, signal: CancelSignal): Promise<SeriesData> {
    const found = this.#runs.places(runId);
    if (!found) return seriesOf([], metric, [], points);
    const blocks =
      seriesBlocks(this.store, found.places, metric) ?? (await this.#fromLog(runId, metric, found, signal));
    return seriesOf(blocks, metric, found.places.resumes, points);
  }

  async refresh(): Promise<void> {
    await this.#looking;
    await this.#watch.scan();
    await this.#ingestor.sweepAll();
    this.#settle();
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#search.close();
    this.#notifier.dispose();
    await this.#watch.close();
    this.#ingestor.close();
    await this.store.close();
  }

  async #fromLog(
    runId: string,
    metric: string,
    { file, end }: { places: SeriesPlaces; file: string; end: number },
    signal: CancelSignal,
  ): Promise<Awaited<ReturnType<typeof seriesFromLog>> & object> {
    const { decoder } = this.parts.source;
    const blocks = await seriesFromLog(file, decoder, metric, end, () => signal.aborted);
    if (!blocks) throw new Error(`The points of ${metric} are not in the saved index, and ${file} cannot be read.`);
    this.notices.log({ level: "info", message: `${metric} of ${runId} was read from its log again.` });
    return blocks;
  }

  async #firstLook(workspaceFolders: readonly string[], named: readonly string[]): Promise<void> {
    await this.#watch.setRoots(await findLogDirectories(workspaceFolders, named));
    for (const { row } of this.#savedByDirectory.values()) {
      const { runId } = row;
      if (!this.#registry.byRun(runId)) {
        this.store.remove(runId);
        this.#removed(runId);
      }
    }
    this.#savedByDirectory.clear();
    this.#ingestor.isFirstLook = false;
    this.#isLoading = false;
    this.#notifier.changed(null);
    await this.#search.prepare();
  }

  #changed(runId: string): void {
    this.#dirty.add(runId);
    this.#notifier.changed(runId);
  }

  #removed(runId: string): void {
    this.#dirty.delete(runId);
    this.#search.delete(runId);
    if (this.#table.delete(runId)) this.#notifier.changed(null);
  }

  /** Rows are as of now, and with a filter also all that it looks at. */
  async #settled(filter: string | undefined): Promise<void> {
    this.#settle();
    if (filter === undefined || filter.trim() === "") return;
    await this.#search.prepare();
    this.#settle();
  }

  /** Makes the rows of changed runs anew: when somebody looks, not with every line of every log. */
  #settle(): void {
    for (const runId of this.#dirty) {
      const entry = this.#registry.byRun(runId);
      const row = this.#runs.row(runId);
      if (!entry || !row) continue;
      const before = this.#table.get(runId);
      if (!this.#table.set(row)) continue;
      this.#search.expect(runId);
      if (row.status === "RUNNING" && !row.isStale) entry.isWatched = true;
      if (!entry.isWatched) continue;
      for (const notice of runNotices(before, row, () => this.#runs.nanMetrics(runId))) this.notices.runEvent(notice);
    }
    this.#dirty.clear();
  }

  #tellStale(): void {
    const stale = [...this.#table.values()].filter((row) => row.status === "RUNNING" && !row.isStale);
    for (const { runId } of stale) {
      if (!this.#table.get(runId)?.isStale) continue;
      this.#search.expect(runId);
      this.#notifier.changed(runId);
    }
  }

  #note(key: string, text: string | null): void {
    if (text === null) this.#notes.delete(key);
    else this.#notes.set(key, text);
    this.#notifier.changed(null);
  }

  #every(milliseconds: number, run: () => void): void {
    this.#timers.push(setInterval(run, milliseconds));
  }
}
