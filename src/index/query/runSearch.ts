import { directionOf, type MetricDirections } from "../../core/compare/runs/metricDirections";
import type { RunDetail } from "../../core/model/runDetail";
import { findRuns } from "../../core/query/findRuns";
import { isAbout } from "../../core/query/evaluate/isAbout";
import { parseQuery } from "../../core/query/parse/parseQuery";
import { RunTable } from "../../core/query/evaluate/runTable";
import { summaryNumber } from "../../core/query/evaluate/summaryNumber";
import { Breath } from "../breath";

/** Runs that a filter leaves. */
export interface FoundRuns {
  /** The table that their rows are of, as it is now: it may have other rows later. */
  readonly table: RunTable;
  readonly rows: Int32Array;
  /** Whether the filter says the order of the rows, by ORDER BY; else newest first is meant, and they are in none. */
  readonly isOrdered: boolean;
  /** Whether it speaks of archived or hidden runs, so that they are meant as well. */
  readonly includesArchived: boolean;
}

/**
 * Every run as a row of typed columns, for filters. Not saved: filled in the background after start, and again when a
 * run changed and somebody asks.
 */
export class RunSearch {
  readonly #table: RunTable;
  readonly #unread = new Set<string>();
  #isClosed = false;

  /**
   * @param detailOf what is known of a run; null when nothing is
   * @param directions what the user said of which way metrics get better
   */
  constructor(
    private readonly detailOf: (runId: string) => RunDetail | null,
    readonly now: () => number,
    readonly directions: () => MetricDirections = () => ({}),
  ) {
    this.#table = new RunTable(
      (runId) => this.detailOf(runId)?.metrics ?? null,
      (name, metric, summary) => summaryNumber(name, summary, directionOf(metric, this.directions())),
    );
  }

  /** The directions are others: so are the best values. */
  directionsChanged(): void {
    this.#table.forgetBest();
  }

  /** A run whose row is to be made from the store some time before it is asked for. */
  expect(runId: string): void {
    this.#unread.add(runId);
  }

  delete(runId: string): void {
    this.#table.remove(runId);
    this.#unread.delete(runId);
  }

  /** No row is made any more: the store is about to be closed. */
  close(): void {
    this.#isClosed = true;
  }

  /** Makes the rows that are missing, with breaks for other work. Wait for it before `find`, which has none. */
  async prepare(): Promise<void> {
    const breath = new Breath();
    this.#table.makeRoom(this.#unread.size);
    for (const runId of [...this.#unread]) {
      await breath.take();
      if (this.#isClosed) return;
      this.#make(runId);
    }
  }

  /** Every run as a row of typed columns, as of now. */
  async table(): Promise<RunTable> {
    await this.prepare();
    for (const runId of [...this.#unread]) this.#make(runId);
    return this.#table;
  }

  /**
   * Runs that a filter leaves; null when it leaves all, in the usual order.
   * @throws {QueryError} when the filter cannot be read
   */
  find(filter: string): FoundRuns | null {
    const query = parseQuery(filter);
    if (query.condition === null && query.order.length === 0) return null;
    for (const runId of [...this.#unread]) this.#make(runId);
    const rows = findRuns(query, this.#table, this.now());
    const includesArchived = query.condition !== null && isAbout(query.condition, "attributes", ["archived", "hidden"]);
    return { table: this.#table, rows, isOrdered: query.order.length > 0, includesArchived };
  }

  #make(runId: string): void {
    if (!this.#unread.has(runId)) return;
    const detail = this.detailOf(runId);
    if (!detail) return; // nothing can be read of it yet: the next question tries again
    this.#unread.delete(runId);
    this.#table.upsert({ ...detail, source: detail.sources.at(-1) ?? null });
  }
}
