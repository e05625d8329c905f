import type { DecodedItem } from "../../ingest/logDecoder";
import { PointGatherer } from "../../ingest/pointGatherer";
import type { PointTable } from "../../ingest/pointTable";
import type { TableState } from "./tableState";

/** Patterns that are compared column by column before they are looked up. */
const maxRecent = 4;

/** Rows with numbers in just the same columns. */
interface Pattern {
  readonly columns: Int32Array;
  readonly table: PointTable;
  /** Of its rows in this attempt. */
  highest: number;
  isFresh: boolean;
}

/**
 * Gathers the rows of a table as columns of points. A row whose step is below the highest one of each of its columns begins
 * a new attempt of the run (a second run appended to the file); columns may count differently, as Lightning's may.
 */
export class RowCollector {
  private gatherer = new PointGatherer();
  private current: Pattern | null = null;
  private recent: Pattern[] = [];
  private readonly patterns = new Map<string, Pattern>();
  /** Patterns with rows that `state.highSteps` does not know of yet. */
  private fresh: Pattern[] = [];
  private highest: number;
  private isRestarted: boolean;
  /** Of the file so far. */
  rows: number;

  /**
   * @param metrics names of the columns
   * @param width how many columns may hold values: a row with so many needs no comparing; Infinity: not known
   */
  constructor(
    private readonly state: TableState,
    private readonly items: DecodedItem[],
    private metrics: readonly string[],
    private width: number,
  ) {
    this.highest = state.highest ?? -Infinity;
    this.isRestarted = state.isRestarted;
    this.rows = state.rows;
  }

  /**
   * Adds a row.
   * @param columns which columns hold `values`, the first `count` of both, rising; at least one
   * @param bytesLeft of the slice, to make room at once
   */
  add(
    step: number,
    time: number,
    columns: Int32Array,
    values: Float64Array,
    count: number,
    byteStart: number,
    byteEnd: number,
    bytesLeft: number,
  ): void {
    if (step < this.highest || this.isRestarted) this.checkFall(step, columns, count);
    if (step > this.highest) this.highest = step;
    let pattern = this.current;
    const isCurrent =
      pattern?.columns.length === count && (count === this.width || isSame(pattern.columns, columns, count));
    if (pattern === null || !isCurrent)
      pattern = this.current = this.find(columns, count, byteEnd - byteStart, bytesLeft);
    if (step > pattern.highest) pattern.highest = step;
    if (!pattern.isFresh) {
      pattern.isFresh = true;
      this.fresh.push(pattern);
    }
    pattern.table.add(this.rows++, step, time, values, 0, byteStart, byteEnd);
  }

  /** Another header: its columns are other ones. */
  restart(metrics: readonly string[], width: number): void {
    this.flush();
    this.metrics = metrics;
    this.width = width;
    this.isRestarted = this.rows > 0;
    this.state.highSteps = [];
  }

  /** Hands over what was gathered, and what is to be remembered. */
  flush(): void {
    this.settle();
    this.state.highest = this.highest === -Infinity ? null : this.highest;
    this.state.isRestarted = this.isRestarted;
    this.state.rows = this.rows;
    for (const block of this.gatherer.flush(this.state.attempt)) this.items.push({ kind: "points", block });
    this.gatherer = new PointGatherer();
    this.patterns.clear();
    this.recent = [];
    this.current = null;
  }

  private checkFall(step: number, columns: Int32Array, count: number): void {
    const { state } = this;
    this.settle();
    let isFall = true;
    for (let i = 0; isFall && i < count; i++) isFall = step < (state.highSteps[columns[i]!] ?? -Infinity);
    if (!isFall && !this.isRestarted) return;
    this.flush();
    this.isRestarted = false;
    state.attempt++;
    state.highSteps = [];
    this.highest = step;
    this.items.push({
      kind: "event",
      event: { kind: "resume", time: null, attempt: state.attempt, startStep: step, host: null, pid: null },
    });
  }

  private settle(): void {
    const { highSteps } = this.state;
    for (const pattern of this.fresh) {
      for (const column of pattern.columns) {
        while (highSteps.length <= column) highSteps.push(null);
        highSteps[column] = Math.max(highSteps[column] ?? -Infinity, pattern.highest);
      }
      pattern.isFresh = false;
    }
    this.fresh = [];
  }

  private find(columns: Int32Array, count: number, rowBytes: number, bytesLeft: number): Pattern {
    // Few patterns take turns in most tables: texts as keys are for the rest.
    for (const pattern of this.recent) if (isSame(pattern.columns, columns, count)) return pattern;
    const own = columns.slice(0, count);
    const key = own.join();
    let pattern = this.patterns.get(key);
    if (pattern === undefined) {
      const names = Array.from(own, (column) => this.metrics[column]!);
      const table = this.gatherer.table(names, rowBytes, bytesLeft);
      this.patterns.set(key, (pattern = { columns: own, table, highest: -Infinity, isFresh: false }));
    }
    if (this.recent.length === maxRecent) this.recent.pop();
    this.recent.unshift(pattern);
    return pattern;
  }
}

function isSame(columns: Int32Array, others: Int32Array, count: number): boolean {
  if (columns.length !== count) return false;
  for (let i = 0; i < count; i++) if (columns[i] !== others[i]) return false;
  return true;
}
