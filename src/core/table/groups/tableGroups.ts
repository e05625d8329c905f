import { GroupTable } from "../../groups/groupTable";
import type { Grouping } from "../../groups/grouping";
import type { RunGroup } from "../../groups/runGroup";
import type { ShownStatistic } from "../../groups/text/shownStatistic";
import type { TableData } from "../tableData";

/** Which runs of a table belong together, as the index said. */
export interface TablePartition {
  readonly kind: Grouping["kind"];
  readonly groups: readonly RunGroup[];
  /** How many there are, those among them that a query over groups leaves out. */
  readonly total: number;
}

/**
 * The groups of a table over the runs and columns that it has loaded. A table that is sorted and filtered by groups goes
 * by their means, or by their medians where these are shown.
 */
export class TableGroups {
  readonly table: GroupTable;
  readonly #groups: readonly RunGroup[];
  readonly #starts: Int32Array;

  /** Runs that are not in the data (the one answer is newer than the other) are left out. */
  constructor(
    data: Pick<TableData, "rowOf"> & ConstructorParameters<typeof GroupTable>[0],
    private readonly partition: TablePartition,
    readonly statistic: ShownStatistic,
  ) {
    const rows: number[] = [];
    const starts = [0];
    const known = partition.groups.filter(({ runIds }) => {
      for (const runId of runIds) {
        const row = data.rowOf(runId);
        if (row >= 0) rows.push(row);
      }
      const isThere = rows.length > (starts.at(-1) ?? 0);
      if (isThere) starts.push(rows.length);
      return isThere;
    });
    this.#groups = known;
    this.#starts = Int32Array.from(starts);
    const places = Int32Array.from(rows, (_, place) => place);
    this.table = new GroupTable(
      data,
      Int32Array.from(rows),
      { count: known.length, places, starts: this.#starts },
      {
        number: statistic === "median" ? "median" : "mean",
        names: known.map(({ title }) => title),
      },
    );
  }

  /** How many groups there are, those that a query over groups leaves out among them. */
  get total(): number {
    return this.partition.total;
  }

  /** How many groups the index gave. */
  get count(): number {
    return this.#groups.length;
  }

  /** Tells a group from the others, and stays while new runs come: its oldest run. */
  key(group: number): string {
    return this.#groups[group]?.runIds.at(-1) ?? "";
  }

  /** A group as the index gave it. @throws {RangeError} there is no such */
  group(group: number): RunGroup {
    const found = this.#groups[group];
    if (found === undefined) throw new RangeError(`There is no group ${group}.`);
    return found;
  }

  title(group: number): string {
    return this.#groups[group]?.title ?? "";
  }

  /** How many runs there are in a group. */
  size(group: number): number {
    return (this.#starts[group + 1] ?? 0) - (this.#starts[group] ?? 0);
  }

  /** A run that repeats no other is in no seed group: it stands there itself. */
  isAlone(group: number): boolean {
    return this.partition.kind === "seed" && this.size(group) === 1;
  }
}
