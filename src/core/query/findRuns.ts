import { compileCondition } from "./evaluate/compileCondition";
import type { QueryOrder, RunQuery } from "./parse/queryNode";
import type { RunTable } from "./evaluate/runTable";
import { sortKeys } from "./evaluate/sortKeys";
import { sortRows } from "./evaluate/sortRows";

const newestFirst: QueryOrder = {
  field: { entity: "attributes", key: "start_time", type: "time", summary: "last", at: 0, length: 0 },
  isDescending: true,
};

/**
 * Rows of the runs that a query finds, in its order; runs that are equal in it newest first. Without an order the rows
 * are as in the table. A run that lacks what is sorted by, or whose value is NaN, comes last in both directions.
 * @param now milliseconds since the epoch
 * @throws {QueryError} where a literal does not fit its field
 */
export function findRuns({ condition, order }: RunQuery, table: RunTable, now: number): Int32Array {
  const rows = findRows(condition, table, now);
  if (order.length === 0) return rows;
  const keys = [...order, newestFirst].map((one) => sortKeys(one, table)).filter((key) => key !== null);
  return sortRows(rows, keys, (left, right) => compareTexts(table.runId(right), table.runId(left)));
}

function findRows(condition: RunQuery["condition"], table: RunTable, now: number): Int32Array {
  const test = condition ? compileCondition(condition, table, now) : null;
  const rows = new Int32Array(table.size);
  let count = 0;
  for (let row = 0; row < rows.length; row++) if (!test || test(row)) rows[count++] = row;
  return rows.subarray(0, count);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
