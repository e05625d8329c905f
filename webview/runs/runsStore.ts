import { groupList } from "../../src/core/groups/groupList";
import { columnChoices, type ColumnChoice } from "../../src/core/table/columns/columnChoices";
import { columnId } from "../../src/core/table/columns/columnId";
import type { ColumnName } from "../../src/core/table/columns/columnName";
import { packedCells } from "../../src/core/table/columns/packedCells";
import type { TableColumn } from "../../src/core/table/columns/tableColumn";
import type { TablePartition } from "../../src/core/table/groups/tableGroups";
import { TableData } from "../../src/core/table/tableData";
import type { RunsPageApi } from "../../src/protocol/pages/runsPageApi";
import { Signal } from "../shared/signal";

/** A screen's columns and those beside them come with one question. */
const maxColumns = 64;
/** More columns one question may not name. */
const mostColumns = 256;
/** Least time (ms) between two looks at what changes. */
const liveInterval = 300;
const attribute = (key: string): ColumnName => ({ entity: "attributes", key, summary: "last" });
/** What every row is drawn with, whatever columns are shown. */
const always: readonly ColumnName[] = [attribute("run_name"), attribute("status"), attribute("is_stale")];

type Host = Pick<RunsPageApi, "columns" | "cells" | "groups">;

/**
 * The runs and columns that the page has loaded: columns when they are first needed, changed runs again. One question
 * at a time, so that a slow answer never replaces a newer one.
 */
export class RunsStore {
  readonly data = new TableData();
  /** Cells changed; with `true` the runs or the list of columns did too. */
  readonly onDidLoad = new Signal<boolean>();
  /** The columns are known for the first time: who says now which are needed gets them with the runs. */
  readonly onDidName = new Signal<void>();
  choices: readonly ColumnChoice[] = [];
  /** Why the last question failed; null: it did not. */
  failure: string | null = null;
  /** Whether there was an answer yet. */
  isLoaded = false;
  /** Which runs belong together; null: they are not grouped, or the answer is still to come. */
  partition: TablePartition | null = null;
  #groupBy = "";
  #having = "";
  #isPartitionStale = false;
  #wanted = new Map<string, ColumnName>();
  #isStale = true;
  #changed = new Set<string>();
  #columns: Promise<readonly TableColumn[]> | null;
  #working: Promise<void> | null = null;
  #timer = 0;

  /** @param firstColumns the columns, asked for before there was a store */
  constructor(
    private readonly host: Host,
    firstColumns: Promise<readonly TableColumn[]>,
  ) {
    this.#columns = firstColumns;
  }

  /**
   * Groups the runs by these fields (docs/query.md); empty: not at all.
   * @param having a query over groups: which of them, and their order; empty: all
   */
  setGrouping(by: string, having: string): void {
    if (by === this.#groupBy && having === this.#having) return;
    // Until other groups of the same kind are here, those from before stay.
    if (by !== this.#groupBy) this.partition = null;
    this.#groupBy = by;
    this.#having = having;
    this.#isPartitionStale = by !== "";
    if (this.isLoaded) void this.#work();
  }

  /** Says which columns are needed now; those that are missing are asked for. */
  want(columns: readonly ColumnName[]): void {
    const names = [...always, ...columns.filter(({ summary }) => summary !== "curve")];
    this.#wanted = new Map(names.map((name) => [columnId(name), name]));
    if (this.isLoaded) void this.#work();
  }

  /** Runs may have changed; null: any, or the filter did. */
  changed(runIds: readonly string[] | null): void {
    if (runIds === null) this.#isStale = true;
    else for (const runId of runIds) this.#changed.add(runId);
    this.#timer ||= window.setTimeout(() => {
      this.#timer = 0;
      void this.#work();
    }, liveInterval);
  }

  /** Asks for everything again, at once. */
  reload(): Promise<void> {
    this.#isStale = true;
    return this.#work();
  }

  /** Resolves when these columns are here, or the index cannot give them. */
  async load(columns: readonly ColumnName[]): Promise<void> {
    const missing = () => columns.filter((name) => !this.data.isLoaded(columnId(name)));
    while (missing().length > 0) {
      for (const name of missing()) this.#wanted.set(columnId(name), name);
      await this.#work();
      if (this.failure !== null) throw new Error(this.failure);
    }
  }

  #work(): Promise<void> {
    this.#working ??= this.#run().finally(() => {
      this.#working = null;
      if (this.failure === null && this.#isDue()) void this.#work();
    });
    return this.#working;
  }

  async #run(): Promise<void> {
    try {
      while (this.#isDue()) await this.#step();
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      this.#isStale = true;
      this.onDidLoad.fire(false);
    }
  }

  #missing(): [string, ColumnName][] {
    return [...this.#wanted].filter(([id]) => !this.data.isLoaded(id)).slice(0, maxColumns);
  }

  #isDue(): boolean {
    return this.#isStale || this.#changed.size > 0 || this.#missing().length > 0 || this.#isPartitionStale;
  }

  /** One question. */
  async #step(): Promise<void> {
    const missing = this.#missing();
    if (this.#isStale) await this.#loadAll();
    else if (missing.length > 0) await this.#ask(null, missing);
    else if (this.#changed.size === 0) {
      await this.#loadPartition();
      this.onDidLoad.fire(false);
    } else {
      const runIds = [...this.#changed];
      this.#changed.clear();
      // A run can have been given a param, and belong to others now.
      this.#isPartitionStale = this.#groupBy !== "";
      // Other columns would stay as they were: they come again when they are needed.
      this.data.keepOnly(new Set(this.#wanted.keys()));
      await this.#ask(runIds, [...this.#wanted].slice(0, mostColumns));
    }
  }

  /** @param runIds null: of all runs */
  async #ask(runIds: readonly string[] | null, columns: readonly (readonly [string, ColumnName])[]): Promise<void> {
    const names = columns.map(([, name]) => name);
    const answer = packedCells.unpack(await this.host.cells({ ...(runIds && { runIds }), columns: names }));
    this.failure = null;
    const isMerged = this.data.merge(runIds, { ids: columns.map(([id]) => id), ...answer });
    if (isMerged) this.onDidLoad.fire(false);
    else this.#isStale = true;
  }

  async #loadAll(): Promise<void> {
    this.#isStale = false;
    this.#changed.clear();
    const columns = this.#columns ?? this.host.columns();
    this.#columns = null;
    this.choices = columnChoices(await columns);
    if (!this.isLoaded) this.onDidName.fire();
    const wanted = [...this.#wanted].slice(0, maxColumns);
    const answer = packedCells.unpack(await this.host.cells({ columns: wanted.map(([, name]) => name) }));
    await this.#loadPartition();
    this.data.replace({ ids: wanted.map(([id]) => id), ...answer });
    this.failure = null;
    this.isLoaded = true;
    this.onDidLoad.fire(true);
  }

  /** Asked again when the user chose other groups in the meantime. */
  async #loadPartition(): Promise<void> {
    const [by, having] = [this.#groupBy, this.#having];
    this.#isPartitionStale = false;
    if (by === "") return;
    const answer = await this.host.groups(by, having);
    if (by === this.#groupBy && having === this.#having) {
      this.partition = { kind: answer.kind, total: answer.total, groups: groupList(answer) };
    } else this.#isPartitionStale = this.#groupBy !== "";
  }
}
