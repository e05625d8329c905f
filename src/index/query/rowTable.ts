import { baselinesOf } from "../../core/baseline/baselinesOf";
import type { ExperimentRow } from "../../core/model/experimentRow";
import type { RunRow } from "../../core/model/runRow";
import { currentRow } from "../../core/runs/currentRow";
import type { RunsQuery } from "../../protocol/indexApi";
import type { FoundRuns } from "./runSearch";

/** Finds the runs that a filter leaves: null means all of them. */
export type RunFilter = (filter: string) => FoundRuns | null;

/** Rows of all runs in memory: newest first, children counted, staleness as of the asking. */
export class RowTable {
  readonly #rows = new Map<string, RunRow>();
  readonly #children = new Map<string, Set<string>>();
  #sorted: RunRow[] | null = [];
  /** Runs that are left out unless they are asked for. */
  readonly #archived = new Set<string>();
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
    if (row.isArchived || row.isHidden) this.#archived.add(row.runId);
    else this.#archived.delete(row.runId);
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
    this.#archived.delete(runId);
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
    const { experimentId, parentId } = query;
    const isWanted = (row: RunRow) =>
      (experimentId === undefined || row.experimentId === experimentId) &&
      (parentId === undefined || this.#visibleParent(row) === parentId) &&
      this.#isShown(row.runId, found);
    const all = found?.order ? this.#rowsOf(found.order) : this.#inOrder();
    const isAll =
      experimentId === undefined &&
      parentId === undefined &&
      found === null &&
      (this.showsArchived || this.#archived.size === 0);
    const wanted = isAll ? all : all.filter(isWanted);
    const rows = wanted.slice(query.offset, query.offset + query.limit).map((row) => this.#current(row));
    return { rows, total: wanted.length };
  }

  /** Rows as kept that are shown without a filter, newest first. */
  shown(): readonly RunRow[] {
    return this.#inOrder().filter(({ runId }) => this.#isShown(runId, null));
  }

  /** Ids of the runs of some experiments (null: of all) that a filter leaves, in their order. */
  runIds(experimentIds: ReadonlySet<string> | null, found: FoundRuns | null): string[] {
    const all = found?.order ? this.#rowsOf(found.order) : this.#inOrder();
    const isWanted = ({ runId, experimentId }: RunRow) =>
      (experimentIds === null || experimentIds.has(experimentId)) && this.#isShown(runId, found);
    return all.filter(isWanted).map(({ runId }) => runId);
  }

  /** How many runs a filter leaves (null: no filter). */
  count(found: FoundRuns | null): number {
    let count = found ? found.ids.size : this.#rows.size;
    for (const runId of this.#archived) if (!this.#isShown(runId, found) && (found?.ids.has(runId) ?? true)) count--;
    return count;
  }

  /** Experiments with their counts, by the start of their newest runs. */
  experiments(filter: string | undefined, find: RunFilter, logDirectoryOf: (row: RunRow) => string): ExperimentRow[] {
    const found = filter === undefined ? null : find(filter);
    const byId = new Map<string, ExperimentRow>();
    for (const row of this.#inOrder()) {
      if (!this.#isShown(row.runId, found)) continue;
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
    const isVisible =
      parentId !== null && parentId !== runId && this.#rows.has(parentId) && this.#isShown(parentId, null);
    return isVisible ? parentId : null;
  }

  /** Whether a filter leaves a run, which for an archived one it only does when it speaks of that. */
  #isShown(runId: string, found: FoundRuns | null): boolean {
    if (found && !found.ids.has(runId)) return false;
    return this.showsArchived || (found?.includesArchived ?? false) || !this.#archived.has(runId);
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
