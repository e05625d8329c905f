import type { IndexNotices, IndexStatus, OpenOptions } from "../../protocol/indexApi";
import type { RunStart } from "../../protocol/runStart";
import type { MarkChange } from "../../core/marks/markChange";
import { ImportPipeline } from "../imports/importPipeline";
import { findLogDirectories } from "../discovery/findLogDirectories";
import { Ingestor, type IngestEvents } from "../ingest/ingestor";
import { RunRegistry } from "../ingest/run/runRegistry";
import { MarksOverlay } from "../marks/marksOverlay";
import { ObservedRuns } from "../observed/observedRuns";
import { Baselines } from "../query/baselines";
import { eitherRuns } from "../query/runs/eitherRuns";
import type { GroupMember } from "../query/runs/runGroups";
import { RunAnswers } from "../query/runAnswers";
import { RunReader } from "../query/runReader";
import { SeriesAnswers } from "../query/series/seriesAnswers";
import { ShownRows } from "../query/runs/shownRows";
import type { RunStore } from "../store/runStore";
import type { SavedRow } from "../store/pack/savedRow";
import { LogWatch } from "../watch/logWatch";
import type { IndexParts } from "./indexParts";

/** How often (ms) what was put is made durable, while there is something. */
const commitEvery = 2_000;
/** How often (ms) runs are looked over for ones that fell silent. */
const silentEvery = 5_000;
/** How often (ms) a follower asks for the lock. */
const promoteEvery = 1_000;
/** How often (ms) marks are looked at that no watch told of. */
const marksEvery = 2_000;

/** An index that is open: its parts, put together, begun and ended. */
export class OpenIndex {
  readonly observed: ObservedRuns;
  readonly baselines: Baselines;
  /** Marks of runs, and which way metrics get better. */
  readonly marks: MarksOverlay;
  /** What is known of runs. */
  readonly answers: RunAnswers;
  /** Points of runs. */
  readonly series: SeriesAnswers;
  readonly #shown: ShownRows;
  readonly #registry = new RunRegistry();
  readonly #ingestor: Ingestor;
  readonly #imports: ImportPipeline;
  readonly #watch: LogWatch;
  readonly #notes = new Map<string, string>();
  /** What is saved of own runs, until their logs were looked at. */
  #saved: readonly SavedRow[] = [];
  #savedByDirectory: ReadonlyMap<string, SavedRow> = new Map();
  readonly #timers: NodeJS.Timeout[] = [];
  #isLoading = true;
  #looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: IndexParts,
    notices: IndexNotices,
    private readonly store: RunStore,
    options: OpenOptions,
  ) {
    const { source, now, startThread, threads, folderWatch } = parts;
    const log: IngestEvents["log"] = (level, message) => notices.log({ level, message });
    const removed = (runId: string) => {
      this.series.changed(runId);
      this.#shown.removed(runId);
    };
    const note = (key: string, text: string | null) => this.#note(key, text);
    this.#imports = new ImportPipeline(
      { store, importers: () => parts.importers(options), now, searchBounds: parts.searchBounds },
      {
        changed: (member) => this.#changed(member),
        started: (runId) => this.observed.starts.seen(runId),
        ...{ removed, note, log },
      },
    );
    const own = new RunReader(this.#registry, store, source, now);
    const tell = (start: RunStart) => notices.runStarted(start);
    this.observed = new ObservedRuns(this.#imports, store, { detail: (runId) => this.answers.run(runId), tell, now });
    this.marks = new MarksOverlay({ shown: () => this.#shown, folderWatch, now });
    this.#shown = new ShownRows(
      {
        directions: () => this.marks.directions.all,
        recorded: eitherRuns(own, this.observed),
        recordsEnd: (format) => this.#imports.recordsEnd(format),
        marksOf: (runIds) => this.marks.of(runIds),
        isNew: (runId) => this.#registry.byRun(runId)?.isWatched ?? this.#imports.isNew(runId),
        now,
      },
      notices,
    );
    this.answers = new RunAnswers({
      shown: this.#shown,
      rootOf: (runId) => this.#registry.byRun(runId)?.root ?? this.#imports.experimentPath(runId),
      experimentFactsOf: (runId) => this.#imports.experimentFacts(runId),
      troubleOf: (logFile) => this.#ingestor.troubles.of(logFile) ?? this.#imports.troubleOf(logFile),
    });
    this.series = new SeriesAnswers(this.#shown.runs, store, notices);
    this.baselines = new Baselines(this.#shown, (runIds, changes) => this.mark(runIds, changes), now);
    this.#ingestor = new Ingestor(
      { registry: this.#registry, store, now, startThread, threads },
      {
        changed: (runId) => this.#ownChanged(runId),
        removed,
        setLive: (directory, isLive) => {
          this.#watch.setLive(directory, isLive);
          this.#imports.setOwnLive(directory, isLive);
        },
        logGone: (directory) => this.#watch.logGone(directory),
        log,
      },
    );
    this.#watch = new LogWatch(
      { source, folderWatch, isPolling: options.isPolling },
      {
        runFound: (found, from, root) => {
          const saved = this.#savedByDirectory.get(found) ?? null;
          const directory = saved?.row.directory ?? found; // one text of it is kept, not two
          this.#ingestor.found(directory, from, root, saved);
          this.#imports.ownRunFound(directory);
        },
        runGone: (directory) => this.#ingestor.gone(directory),
        look: (directory) => this.#ingestor.look(directory),
        poll: async () => {
          await this.#ingestor.poll();
          await this.#imports.poll();
          this.observed.starts.tell();
        },
        note,
      },
    );
  }

  /** Shows what is saved, as it is marked. */
  async show(workspaceFolders: readonly string[]): Promise<void> {
    const saved = [...this.store.rows()];
    const imported = await this.#imports.start(saved);
    this.#saved = saved.filter((one) => one.imported === null);
    this.#shown.restore([
      ...this.#saved.map(({ row }) => ({ row, member: this.#ownMember(row.runId, row.directory) })),
      ...imported.map(({ member, row }) => ({ member, row: this.observed.over(row) })),
    ]);
    this.marks.setWorkspaceFolders(workspaceFolders);
    await this.marks.look();
  }

  /** Begins to look at the logs. */
  start(workspaceFolders: readonly string[], logDirectories: readonly string[]): void {
    this.#looking = this.#firstLook(workspaceFolders, logDirectories);
    this.#every(commitEvery, () => void this.store.commit());
    this.#every(silentEvery, () => this.#shown.tellSilent());
    this.#every(promoteEvery, () => void this.store.tryPromote());
    this.#every(marksEvery, () => void this.marks.look());
  }

  async setLogDirectories(workspaceFolders: readonly string[], named: readonly string[]): Promise<void> {
    await this.#looking;
    this.marks.setWorkspaceFolders(workspaceFolders);
    await this.#watch.setRoots(await findLogDirectories(workspaceFolders, named));
    await this.#imports.setRoots(workspaceFolders, named);
    this.#shown.notifier.changed(null);
  }

  status(): IndexStatus {
    this.#shown.settle();
    const { report } = this.store;
    return {
      revision: this.#shown.notifier.revision,
      runCount: this.#shown.table.size,
      liveCount: this.#shown.table.liveCount(),
      isLoading: this.#isLoading || this.#ingestor.waiting > 0 || this.#imports.isLoading,
      filesRead: this.#ingestor.filesRead + this.#imports.unitsRead,
      filesKnown: this.#ingestor.filesKnown + this.#imports.unitsKnown,
      role: report.role,
      notes: [...this.#notes.values(), ...report.notes, ...this.#ingestor.troubles.notes(), ...this.#imports.notes()],
      logDirectories: this.#watch.roots,
    };
  }

  /** Marks runs that are shown; resolves when their marks are on the disk and shown. */
  async mark(runIds: readonly string[], changes: readonly MarkChange[]): Promise<void> {
    const { runs } = this.#shown;
    const rows = this.answers.rows(runIds);
    await this.marks.mark(
      rows.map(({ runId, directory }) => ({ ids: runs.idsOf(runId), directory })),
      changes,
    );
  }

  /** Whether archived and hidden runs are shown like the others. */
  showArchived(isShown: boolean): void {
    this.#shown.table.showsArchived = isShown;
    this.#shown.notifier.changed(null);
  }

  async refresh(): Promise<void> {
    await this.#looking;
    await this.#watch.scan();
    await this.#ingestor.sweepAll();
    await this.#imports.refresh();
    this.#shown.settle();
    await this.marks.look();
    this.#shown.settle();
  }

  /** Ends all work and leaves the store as it is. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#shown.close();
    await this.#watch.close();
    this.#ingestor.close();
    this.#imports.close();
    this.marks.close();
  }

  async #firstLook(workspaceFolders: readonly string[], named: readonly string[]): Promise<void> {
    this.#savedByDirectory = new Map(this.#saved.map((one) => [one.row.directory, one]));
    await this.#watch.setRoots(await findLogDirectories(workspaceFolders, named));
    for (const { row } of this.#saved) {
      const { runId } = row;
      if (this.#registry.byRun(runId)) continue;
      this.store.remove(runId);
      this.#shown.removed(runId);
    }
    this.#saved = [];
    this.#savedByDirectory = new Map();
    this.#shown.forgetSaved();
    this.#ingestor.isFirstLook = false;
    this.#isLoading = false;
    this.#shown.notifier.changed(null);
    await this.#imports.setRoots(workspaceFolders, named);
    this.#shown.notifier.changed(null);
    await this.#shown.search.prepare();
  }

  #ownChanged(runId: string): void {
    const entry = this.#registry.byRun(runId);
    if (entry) this.#changed(this.#ownMember(runId, entry.directory));
  }

  #changed(member: GroupMember): void {
    this.series.changed(member.runId);
    this.#shown.changed(member);
  }

  #ownMember(runId: string, directory: string): GroupMember {
    return { runId, lastingId: null, format: this.parts.source.format, directory, isAddition: false };
  }

  #note(key: string, text: string | null): void {
    if (text === null) this.#notes.delete(key);
    else this.#notes.set(key, text);
    this.#shown.notifier.changed(null);
  }

  #every(milliseconds: number, run: () => void): void {
    this.#timers.push(setInterval(run, milliseconds));
  }
}
