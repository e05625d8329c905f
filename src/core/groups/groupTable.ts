import { NumberColumn } from "../query/evaluate/numberColumn";
import type { QueryColumns } from "../query/evaluate/queryColumns";
import type { QueryField } from "../query/parse/queryField";
import { TextColumn } from "../query/evaluate/textColumn";
import { columnId } from "../table/columns/columnId";
import type { RowGroups } from "./groupRows";
import { groupNumbers } from "./statistics/groupNumbers";
import { groupStatistics, type StatisticColumns } from "./statistics/groupStatistics";

/** How groups stand for their runs. */
export interface GroupTableOptions {
  /** What stands for the numbers of a group's runs; left out: their mean. */
  readonly number?: "mean" | "median";
  /** Names of the groups, which stand for the names of their runs; left out: the name that all runs share. */
  readonly names?: readonly string[];
}

/**
 * Groups as rows of a table, so that the query language asks for them too: a number is the mean over the runs that have
 * it, a text the one that all runs of the group share, and `run_count` is how many runs there are. It is of the runs as
 * they were when it was made: what it worked out is kept.
 */
export class GroupTable implements QueryColumns {
  readonly #statistics = new Map<string, StatisticColumns | null>();
  readonly #texts = new Map<string, TextColumn | null>();
  /** Rows of the groups' runs, group after group. */
  readonly #members: Int32Array;

  /** @param rows of the table that were grouped */
  constructor(
    private readonly table: QueryColumns,
    rows: Int32Array,
    private readonly groups: RowGroups,
    private readonly options: GroupTableOptions = {},
  ) {
    this.#members = groups.places.map((place) => rows[place]!);
  }

  get size(): number {
    return this.groups.count;
  }

  get texts(): QueryColumns["texts"] {
    return this.table.texts;
  }

  /** Rows of a group's runs in the table. */
  rowsOf(group: number): Int32Array {
    const { starts } = this.groups;
    return this.#members.slice(starts[group], starts[group + 1]);
  }

  /** What is said of a number of each group's runs; null when no run has it. */
  statistics(field: QueryField): StatisticColumns | null {
    const id = columnId(field);
    const known = this.#statistics.get(id);
    if (known !== undefined) return known;
    const column = this.table.numberColumn(field);
    const statistics = column && groupStatistics(this.groups, this.#members, column);
    this.#statistics.set(id, statistics);
    return statistics;
  }

  textColumn(field: QueryField): TextColumn | null {
    const { names } = this.options;
    if (names && field.entity === "attributes" && field.key === "run_name")
      return TextColumn.of(Int32Array.from(names, (name) => this.texts.idOf(name)));
    const id = columnId(field);
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const column = this.table.textColumn(field);
    const shared = column && this.#shared(column, field.type === "param");
    this.#texts.set(id, shared);
    return shared;
  }

  numberColumn(field: QueryField): NumberColumn | null {
    const { starts } = this.groups;
    const has = new Uint8Array(this.size).fill(1);
    if (field.entity === "attributes" && field.key === "run_count")
      return NumberColumn.of(
        Float64Array.from(has, (_, group) => starts[group + 1]! - starts[group]!),
        has,
      );
    const statistics = this.statistics(field);
    if (!statistics) return null;
    const { n, nan, inf } = statistics;
    if (field.ofGroup !== undefined) {
      const numbers = groupNumbers(statistics, field.ofGroup);
      numbers.forEach((number, group) => (has[group] = Number.isNaN(number) ? 0 : 1));
      return NumberColumn.of(numbers, has);
    }
    n.forEach((count, group) => (has[group] = count + nan[group]! + inf[group]! > 0 ? 1 : 0));
    return NumberColumn.of(statistics[this.options.number ?? "mean"], has);
  }

  wordColumns(): { readonly column: TextColumn; readonly tag: string | null }[] {
    return this.table.wordColumns().map(({ column, tag }) => ({ column: this.#shared(column, false), tag }));
  }

  /** @param isParam texts that write the same number are the same */
  #shared(column: TextColumn, isParam: boolean): TextColumn {
    const { starts } = this.groups;
    const { texts } = this;
    const own = column.gather(this.#members);
    const isEqual = (a: number, b: number) =>
      a === b || (isParam && a >= 0 && b >= 0 && texts.same(a) === texts.same(b));
    const ids = new Int32Array(this.size);
    for (let group = 0; group < this.size; group++) {
      let id = own[starts[group]!]!;
      for (let at = starts[group]! + 1; id >= 0 && at < starts[group + 1]!; at++) if (!isEqual(id, own[at]!)) id = -1;
      ids[group] = id;
    }
    return TextColumn.of(ids);
  }
}
