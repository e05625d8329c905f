import { compileCondition } from "../query/evaluate/compileCondition";
import type { RunQuery } from "../query/parse/queryNode";
import { sortKeys } from "../query/evaluate/sortKeys";
import { sortRows } from "../query/evaluate/sortRows";
import type { GroupTable } from "./groupTable";

/**
 * The groups that a query finds, in its order; groups that are equal in it stay as they came.
 * @param now milliseconds since the epoch
 * @throws {QueryError} where a literal does not fit its field
 */
export function findGroups({ condition, order }: RunQuery, table: GroupTable, now: number): number[] {
  const test = condition ? compileCondition(condition, table, now) : null;
  const groups = Array.from({ length: table.size }, (_, group) => group).filter((group) => !test || test(group));
  const keys = order.map((one) => sortKeys(one, table)).filter((key) => key !== null);
  return sortRows(groups, keys);
}
