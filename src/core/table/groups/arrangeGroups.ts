import type { RowTest } from "../../query/evaluate/compileCondition";
import type { QueryColumns } from "../../query/evaluate/queryColumns";
import type { QueryOrder } from "../../query/parse/queryNode";
import { sortKeys } from "../../query/evaluate/sortKeys";
import { sortRows } from "../../query/evaluate/sortRows";
import type { TableGroups } from "./tableGroups";

/** Lines of a table in groups. */
export interface GroupedLines {
  /** A row of the data, or `~group` for the line of a group. */
  readonly lines: readonly number[];
  /** How deep each line stands: 1, or 2 for a run below its group. */
  readonly levels: Uint8Array;
  /** Groups that pass all tests, in their order. */
  readonly groups: readonly number[];
}

/**
 * The groups that pass all tests, sorted, with the runs of those that are open below them, sorted likewise. What is
 * equal in all keys stands as the index gave it.
 * @param tests over groups
 * @param isOpen whether the runs of a group are shown, by its key
 */
export function arrangeGroups(
  groups: TableGroups,
  data: QueryColumns,
  tests: readonly RowTest[],
  order: readonly QueryOrder[],
  isOpen: (key: string) => boolean,
): GroupedLines {
  const passed = Array.from({ length: groups.count }, (_, group) => group).filter((group) =>
    tests.every((test) => test(group)),
  );
  const keysOf = (columns: QueryColumns) => order.map((one) => sortKeys(one, columns)).filter((key) => key !== null);
  const memberKeys = keysOf(data);
  const lines: number[] = [];
  const levels: number[] = [];
  const sorted = sortRows(passed, keysOf(groups.table));
  for (const group of sorted) {
    const rows = groups.table.rowsOf(group);
    if (groups.isAlone(group)) {
      lines.push(rows[0]!);
      levels.push(1);
      continue;
    }
    lines.push(~group);
    levels.push(1);
    if (!isOpen(groups.key(group))) continue;
    for (const row of sortRows([...rows], memberKeys)) {
      lines.push(row);
      levels.push(2);
    }
  }
  return { lines, levels: Uint8Array.from(levels), groups: sorted };
}
