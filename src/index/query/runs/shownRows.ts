import type { MetricDirections } from "../../../core/compare/runs/metricDirections";
import type { MarksOfRun } from "../../../core/marks/marksOfRun";
import type { RunDetail } from "../../../core/model/runDetail";
import type { RunRow } from "../../../core/model/runRow";
import type { IndexNotices } from "../../../protocol/indexApi";
import { runNotices } from "../../worker/runNotices";
import { ChangeNotifier } from "../changeNotifier";
import type { RecordedRuns } from "./recordedRuns";
import { RowTable } from "../rowTable";
import { RunGroups, type GroupMember } from "./runGroups";
import { RunSearch } from "../runSearch";
import { ShownRuns } from "./shownRuns";

/** Where rows come from, and what is laid over them. */
export interface ShownRowsOptions {
  readonly recorded: RecordedRuns;
  /** Whether a format says that a run ended. */
  readonly recordsEnd: (format: string) => boolean;
  /** Whether a recorded run came when the index was open already: its end is worth a notice. */
  readonly isNew: (runId: string) => boolean;
  /** Marks of a run that goes by several ids. */
  readonly marksOf: (runIds: readonly string[]) => MarksOfRun;
  /** What the user said of which way metrics get better. */
  readonly directions: () => MetricDirections;
  readonly now: () => number;
}

/** The rows of all runs as they are shown, kept up to date as what is recorded changes. */
export class ShownRows {
  readonly table: RowTable;
  readonly search: RunSearch;
  readonly runs: ShownRuns;
  readonly notifier: ChangeNotifier;
  readonly #groups = new RunGroups();
  /** Runs whose rows are to be made again before anybody looks. */
  readonly #dirty = new Set<string>();
  /** Saved rows, for what is shown until the run itself is read or found again. */
  readonly #saved = new Map<string, RunRow>();
  /** Runs that came or went on under our eyes. */
  readonly #watched = new Set<string>();
  /** Runs of which was told that they fell silent. */
  readonly #silent = new Set<string>();

  constructor(
    private readonly options: ShownRowsOptions,
    private readonly notices: Pick<IndexNotices, "changed" | "runEvent">,
  ) {
    const { recorded, recordsEnd, marksOf, directions, now } = options;
    this.table = new RowTable(now, recordsEnd);
    this.runs = new ShownRuns(recorded, this.#groups, recordsEnd, marksOf);
    this.search = new RunSearch((runId) => this.detail(runId), now, directions);
    this.notifier = new ChangeNotifier((notice) => {
      this.settle();
      notices.changed(notice);
    });
  }

  /** Shows saved runs, before anything is looked at. */
  restore(saved: Iterable<{ readonly member: GroupMember; readonly row: RunRow }>): void {
    for (const { member, row } of saved) {
      this.#groups.set(member);
      this.#saved.set(row.runId, row);
    }
    for (const runId of this.#saved.keys()) {
      const row = this.runs.merge(runId, (id) => this.#saved.get(id) ?? null);
      if (!row) continue; // a part of another one
      this.table.set(row);
      this.search.expect(runId);
    }
  }

  /** Metrics get better another way than before: what is best may be another value, of any run. */
  directionsChanged(): void {
    this.search.directionsChanged();
    this.notifier.changed(null);
  }

  /** Every saved run was found again, or is removed: what is saved of them is not needed any more. */
  forgetSaved(): void {
    this.settle();
    this.#saved.clear();
  }

  /** What is known of a run, as of now; null when no such run is shown. */
  detail(runId: string): RunDetail | null {
    const row = this.table.get(runId);
    return row && this.runs.detail(row);
  }

  /** A recorded run is there, or is another one than before. */
  changed(member: GroupMember): void {
    this.#regroup(this.#groups.set(member));
    const main = this.#groups.mainOf(member.runId);
    for (const runId of main === null ? this.#groups.touchedBy(member.runId) : [main]) this.#mark(runId);
  }

  /** A recorded run is gone. */
  removed(runId: string): void {
    this.#saved.delete(runId);
    this.#regroup(this.#groups.delete(runId));
  }

  /** A run has other marks than before. Not all of them show in its row. */
  marked(runId: string): void {
    const main = this.#groups.mainOf(runId);
    if (main === null) return;
    this.search.expect(main);
    this.#mark(main);
  }

  /** Makes the rows of changed runs again: when somebody looks, not with every line of every log. */
  settle(): void {
    for (const runId of this.#dirty) {
      const row = this.runs.merge(runId, (id) => this.options.recorded.row(id) ?? this.#saved.get(id) ?? null);
      if (!row) continue;
      const before = this.table.get(runId);
      if (!this.table.set(row)) continue;
      this.#silent.delete(runId);
      this.search.expect(runId);
      const current = this.table.get(runId);
      const isGoingOn = current?.status === "RUNNING" && !current.isStale;
      if (isGoingOn || this.options.isNew(runId)) this.#watched.add(runId);
      if (!this.#watched.has(runId)) continue;
      for (const notice of runNotices(before, row, () => this.runs.nanMetrics(row))) this.notices.runEvent(notice);
    }
    this.#dirty.clear();
  }

  /** Rows are as of now, and with a filter also all that it looks at. */
  async settled(filter: string | undefined): Promise<void> {
    this.settle();
    if (filter === undefined || filter.trim() === "") return;
    await this.search.prepare();
    this.settle();
  }

  /** Tells of runs that have been silent so long that they count as stale or ended by now. */
  tellSilent(): void {
    for (const { runId, status } of [...this.table.values()]) {
      if (status !== "RUNNING" || this.#silent.has(runId)) continue;
      const current = this.table.get(runId);
      if (!current || (current.status === "RUNNING" && !current.isStale)) continue;
      this.#silent.add(runId);
      this.search.expect(runId);
      this.notifier.changed(runId);
    }
  }

  close(): void {
    this.search.close();
    this.notifier.dispose();
  }

  /** Runs whose parts changed: those that are shown no more go, and what refers to them is made again. */
  #regroup(runIds: readonly string[]): void {
    for (const runId of new Set(runIds)) {
      if (this.#groups.partsOf(runId)) {
        this.#mark(runId);
        continue;
      }
      this.#dirty.delete(runId);
      this.#watched.delete(runId);
      this.#silent.delete(runId);
      this.search.delete(runId);
      if (!this.table.delete(runId)) continue;
      this.notifier.changed(null);
      if (this.runs.idOf(runId) !== runId) for (const child of this.table.childrenOf(runId)) this.#mark(child);
    }
  }

  #mark(runId: string): void {
    this.#dirty.add(runId);
    this.notifier.changed(runId);
  }
}
