import type { RowTest } from "../query/evaluate/compileCondition";
import type { QueryOrder } from "../query/parse/queryNode";
import { sortKeys } from "../query/evaluate/sortKeys";
import { sortRows } from "../query/evaluate/sortRows";
import type { TableData } from "./tableData";

/** Rows that pass all tests, sorted; rows that are equal in all keys stand as the index gave them. */
export function arrangeRows(data: TableData, tests: readonly RowTest[], order: readonly QueryOrder[]): number[] {
  const rows: number[] = [];
  for (let row = 0; row < data.size; row++) if (tests.every((test) => test(row))) rows.push(row);
  const keys = order.map((one) => sortKeys(one, data)).filter((key) => key !== null);
  return sortRows(rows, keys);
}
