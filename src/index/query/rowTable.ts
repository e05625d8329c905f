import { baselinesOf } from "../../core/baseline/baselinesOf";
import type { ExperimentRow } from "../../core/model/experimentRow";
import type { RunRow } from "../../core/model/runRow";
import { currentRow } from "../../core/runs/currentRow";
import type { RunsQuery } from "../../protocol/indexApi";
import type { RunTable } from "../../core/query/evaluate/runTable";
import { RowPlaces } from "./rowPlaces";
import type { FoundRuns } from "./runSearch";

/** Finds the runs that a filter leaves: null means all of them. */
export type RunFilter = (filter: string) => FoundRuns | null;

/** Some runs in an order. */
export interface RunScope {
  readonly runIds: readonly string[];
  /** Their rows in the table of columns; -1 where it does not have the run. */
  readonly rows: Int32Array;
}

/** Rows of all runs in memory: newest first, children counted, staleness as of the asking. */
export class RowTable {
  readonly #rows = new Map<string, RunRow>();
  readonly #children = new Map<string, Set<string>>();
  #sorted: RunRow[] | null = [];
  #placesOf: RowPlaces | null = null;
  /** How many runs are left out unless they are asked for. */
  #archived = 0;
  /** Runs that are marked as baselines: few. */
  readonly #marked = new Set<string>();
  /** Runs that are in the baseline of their experiment; null: to be found out. */
  #baselines: ReadonlySet<string> | null = null;
  /** Whether archived and hidden runs are shown like the others. */
  showsArchived = false;

  /** @param recordsEnd whether a format says that a run ended */
  constructor(
    private readonly now: () => number,
    private readonly recordsEnd: (format: string) => boolean,
  ) {}

  get size(): number {
    return this.#rows.size;
  }

  get(runId: string): RunRow | null {
    const row = this.#rows.get(runId);
    return row ? this.#current(row) : null;
  }

  /** Adds or replaces a row. @returns whether anything shown changed */
  set(row: RunRow): boolean {
    const before = this.#rows.get(row.runId);
    if (before && isEqual(before, row)) return false;
    this.#rows.set(row.runId, row);
    this.#archived += Number(isArchived(row)) - Number(before !== undefined && isArchived(before));
    if (row.baselineSince !== null) this.#marked.add(row.runId);
    else this.#marked.delete(row.runId);
    this.#baselines = null;
    if (before?.parentId !== row.parentId) this.#moveChild(row.runId, before?.parentId ?? null, row.parentId);
    // Its place is by its start: most changes leave it where it is.
    if (before?.startTime === row.startTime && this.#sorted) this.#replaceSorted(before, row);
    else this.#sorted = null;
    return true;
  }

  delete(runId: string): boolean {
    const row = this.#rows.get(runId);
    if (!row) return false;
    this.#rows.delete(runId);
    this.#archived -= Number(isArchived(row));
    this.#marked.delete(runId);
    this.#baselines = null;
    this.#moveChild(runId, row.parentId, null);
    this.#sorted = null;
    return true;
  }

  /** Rows as kept, without what is only true at a time. */
  values(): IterableIterator<RunRow> {
    return this.#rows.values();
  }

  /** One page of the rows that a query leaves, and how many it leaves. */
  page(query: RunsQuery, filter: RunFilter): { rows: RunRow[]; total: number } {
    const found = query.filter === undefined ? null : filter(query.filter);
    const { experimentId, parentId, offset, limit } = query;
    const isWanted = (row: RunRow) =>
      (experimentId === undefined || row.experimentId === experimentId) &&
      (parentId === undefined || this.#visibleParent(row) === parentId);
    const places = this.#places(found, experimentId === undefined && parentId === undefined ? null : isWanted);
    const sorted = this.#inOrder();
    const rows = Array.from(places.subarray(offset, offset + limit), (place) => this.#current(sorted[place]!));
    return { rows, total: places.length };
  }

  /** Rows as kept that are shown without a filter, newest first. */
  shown(): readonly RunRow[] {
    const sorted = this.#inOrder();
    return Array.from(this.#places(null, null), (place) => sorted[place]!);
  }

  /** The runs of some experiments (null: of all) that a filter leaves, in their order. */
  scope(table: RunTable, experimentIds: ReadonlySet<string> | null, found: FoundRuns | null): RunScope {
    const isWanted = ({ experimentId }: RunRow) => experimentIds?.has(experimentId) ?? true;
    const places = this.#places(found, experimentIds && isWanted);
    const sorted = this.#inOrder();
    const { rows } = this.#placesIn(table);
    return {
      runIds: Array.from(places, (place) => sorted[place]!.runId),
      rows: places.map((place) => rows[place]!),
    };
  }

  /** How many runs a filter leaves (null: no filter). */
  count(found: FoundRuns | null): number {
    return this.#places(found, null).length;
  }

  /** Experiments with their counts, by the start of their newest runs. */
  experiments(filter: string | undefined, find: RunFilter, logDirectoryOf: (row: RunRow) => string): ExperimentRow[] {
    const found = filter === undefined ? null : find(filter);
    const byId = new Map<string, ExperimentRow>();
    const sorted = this.#inOrder();
    for (const place of this.#places(found && { ...found, isOrdered: false }, null)) {
      const row = sorted[place]!;
      const known = byId.get(row.experimentId);
      const isLive = this.#isLive(row) ? 1 : 0;
      byId.set(row.experimentId, {
        id: row.experimentId,
        name: row.experiment,
        logDirectory: known?.logDirectory ?? logDirectoryOf(row),
        runCount: (known?.runCount ?? 0) + 1,
        liveCount: (known?.liveCount ?? 0) + isLive,
      });
    }
    return [...byId.values()];
  }

  /** Rows of the runs that are marked as baselines, those that others were marked after too. */
  markedAsBaseline(): RunRow[] {
    return this.#rowsOf([...this.#marked]);
  }

  /** Any run of an experiment; null: it has none. */
  runOf(experimentId: string): string | null {
    for (const row of this.#rows.values()) if (row.experimentId === experimentId) return row.runId;
    return null;
  }

  /** Runs that name this one as their parent. */
  childrenOf(runId: string): string[] {
    return [...(this.#children.get(runId) ?? [])];
  }

  liveCount(): number {
    let count = 0;
    for (const row of this.#rows.values()) if (this.#isLive(row)) count++;
    return count;
  }

  #isLive(row: RunRow): boolean {
    if (row.status !== "RUNNING") return false;
    const { status, isStale } = currentRow(row, this.recordsEnd, this.now());
    return status === "RUNNING" && !isStale;
  }

  /** A parent that is not shown, or that the index does not know: its children stand at the top. */
  #visibleParent({ runId, parentId }: RunRow): string | null {
    const parent = parentId === null || parentId === runId ? undefined : this.#rows.get(parentId);
    return parent && (this.showsArchived || !isArchived(parent)) ? parentId : null;
  }

  /**
   * Places (`#inOrder`) of the runs that a filter leaves, in their order. Archived ones it only leaves when it speaks
   * of that. Numbers: of a hundred thousand runs only those of the page are ever looked up by their ids.
   * @param isWanted null: all runs are
   */
  #places(found: FoundRuns | null, isWanted: ((row: RunRow) => boolean) | null): Int32Array {
    const sorted = this.#inOrder();
    const places = found ? this.#foundPlaces(found) : new Int32Array(sorted.length).map((_, place) => place);
    const leavesOut = !this.showsArchived && !found?.includesArchived && this.#archived > 0;
    if (!leavesOut && !isWanted) return places;
    return places.filter((place) => {
      const row = sorted[place]!;
      return !(leavesOut && isArchived(row)) && (isWanted?.(row) ?? true);
    });
  }

  #foundPlaces({ table, rows, isOrdered }: FoundRuns): Int32Array {
    const known = this.#placesIn(table);
    return isOrdered ? known.placesOf(rows) : known.sortedPlacesOf(rows);
  }

  /** Where the runs of the table stand among all rows in order. */
  #placesIn(table: RunTable): RowPlaces {
    const sorted = this.#inOrder();
    if (!this.#placesOf?.isOf(sorted, table)) this.#placesOf = new RowPlaces(sorted, table);
    return this.#placesOf;
  }

  #current(row: RunRow): RunRow {
    const childCount = this.#children.get(row.runId)?.size ?? 0;
    this.#baselines ??= new Set([...baselinesOf(this.markedAsBaseline()).values()].flat());
    const isBaseline = this.#baselines.has(row.runId);
    return { ...currentRow(row, this.recordsEnd, this.now()), childCount, isBaseline };
  }

  #moveChild(runId: string, from: string | null, to: string | null): void {
    if (from !== null) {
      this.#children.get(from)?.delete(runId);
      if (this.#children.get(from)?.size === 0) this.#children.delete(from);
    }
    if (to === null || to === runId) return;
    const children = this.#children.get(to);
    if (children) children.add(runId);
    else this.#children.set(to, new Set([runId]));
  }

  #inOrder(): RunRow[] {
    return (this.#sorted ??= [...this.#rows.values()].sort(compareRows));
  }

  #rowsOf(runIds: readonly string[]): RunRow[] {
    return runIds.map((runId) => this.#rows.get(runId)).filter((row) => row !== undefined);
  }

  #replaceSorted(before: RunRow, row: RunRow): void {
    const sorted = this.#sorted!;
    let low = 0;
    let high = sorted.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareRows(sorted[middle]!, before) < 0) low = middle + 1;
      else high = middle;
    }
    if (sorted[low]?.runId === row.runId) sorted[low] = row;
    else this.#sorted = null;
  }
}

const isArchived = (row: RunRow) => row.isArchived || row.isHidden;

/** Newest first; runs without a start last; then by id, so that the order is always the same. */
function compareRows(a: RunRow, b: RunRow): number {
  const byStart = (b.startTime ?? -Infinity) - (a.startTime ?? -Infinity);
  if (byStart !== 0 && !Number.isNaN(byStart)) return byStart;
  return a.runId < b.runId ? -1 : a.runId > b.runId ? 1 : 0;
}

/** Whether two rows of one run show the same. Staleness is derived when asked, so it does not count. */
function isEqual(a: RunRow, b: RunRow): boolean {
  return (Object.keys(a) as (keyof RunRow)[]).every((key) => {
    if (key === "isStale" || key === "childCount" || key === "isBaseline") return true;
    if (key === "keyMetric")
      return a.keyMetric?.name === b.keyMetric?.name && Object.is(a.keyMetric?.value, b.keyMetric?.value);
    return key === "formats" ? a.formats.join() === b.formats.join() : Object.is(a[key], b[key]);
  });
}
