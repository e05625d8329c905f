import { NumberColumn } from "../query/numberColumn";
import type { QueryColumns } from "../query/queryColumns";
import type { QueryField } from "../query/queryField";
import type { RunTable } from "../query/runTable";
import { TextColumn } from "../query/textColumn";
import type { RowGroups } from "./groupRows";
import { groupStatistics } from "./groupStatistics";

/**
 * Groups as rows of a table, so that the query language asks for them too: a number is the mean over the runs that have
 * it, a text the one that all runs of the group share, and `run_count` is how many runs there are.
 */
export class GroupTable implements QueryColumns {
  constructor(
    private readonly table: RunTable,
    private readonly rows: Int32Array,
    private readonly groups: RowGroups,
  ) {}

  get size(): number {
    return this.groups.count;
  }

  get texts(): RunTable["texts"] {
    return this.table.texts;
  }

  textColumn(field: QueryField): TextColumn | null {
    const column = this.table.textColumn(field);
    return column && this.#shared(column, field.type === "param");
  }

  numberColumn(field: QueryField): NumberColumn | null {
    const { starts } = this.groups;
    const has = new Uint8Array(this.size).fill(1);
    if (field.entity === "attributes" && field.key === "run_count")
      return NumberColumn.of(
        Float64Array.from(has, (_, group) => starts[group + 1]! - starts[group]!),
        has,
      );
    const column = this.table.numberColumn(field);
    if (!column) return null;
    const { n, nan, inf, mean } = groupStatistics(this.groups, this.rows, column);
    n.forEach((count, group) => (has[group] = count + nan[group]! + inf[group]! > 0 ? 1 : 0));
    return NumberColumn.of(mean, has);
  }

  wordColumns(): { readonly column: TextColumn; readonly tag: string | null }[] {
    return this.table.wordColumns().map(({ column, tag }) => ({ column: this.#shared(column, false), tag }));
  }

  /** @param isParam texts that write the same number are the same */
  #shared(column: TextColumn, isParam: boolean): TextColumn {
    const { starts, places } = this.groups;
    const { texts } = this;
    const isEqual = (a: number, b: number) =>
      a === b || (isParam && a >= 0 && b >= 0 && texts.same(a) === texts.same(b));
    const ids = new Int32Array(this.size);
    for (let group = 0; group < this.size; group++) {
      const idOf = (at: number) => column.get(this.rows[places[at]!]!);
      let id = idOf(starts[group]!);
      for (let at = starts[group]! + 1; id >= 0 && at < starts[group + 1]!; at++) if (!isEqual(id, idOf(at))) id = -1;
      ids[group] = id;
    }
    return TextColumn.of(ids);
  }
}
