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
 * The runs that a query finds, in its order; runs that are equal in it, and all runs where it has none, newest first.
 * A run that lacks what is sorted by, or whose value is NaN, comes last in both directions.
 * @param now milliseconds since the epoch
 * @throws {QueryError} where a literal does not fit its field
 */
export function findRuns(query: RunQuery, table: RunTable, now: number): string[] {
  const test = query.condition ? compileCondition(query.condition, table, now) : null;
  const rows: number[] = [];
  for (let row = 0; row < table.size; row++) if (!test || test(row)) rows.push(row);
  const keys = [...query.order, newestFirst].map((order) => sortKeys(order, table));
  return sortRows(
    rows,
    keys.filter((key) => key !== null),
    (left, right) => compareTexts(table.runId(right), table.runId(left)),
  ).map((row) => table.runId(row));
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
