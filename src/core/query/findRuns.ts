import { compileCondition } from "./compileCondition";
import type { QueryField } from "./queryField";
import type { RunQuery } from "./queryNode";
import type { RunTable } from "./runTable";

type RowOrder = (left: number, right: number) => number;

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
  const orders = query.order.map(({ field, isDescending }) => orderBy(field, isDescending, table));
  const start: QueryField = {
    entity: "attributes",
    key: "start_time",
    type: "time",
    summary: "last",
    at: 0,
    length: 0,
  };
  orders.push(orderBy(start, true, table));
  orders.push((left, right) => compareTexts(table.runId(right), table.runId(left)));
  rows.sort((left, right) => {
    for (const order of orders) {
      const answer = order(left, right);
      if (answer !== 0) return answer;
    }
    return 0;
  });
  return rows.map((row) => table.runId(row));
}

function orderBy(field: QueryField, isDescending: boolean, table: RunTable): RowOrder {
  const sign = isDescending ? -1 : 1;
  if (field.type === "text" || field.type === "param") return orderByText(field, sign, table);
  const column = table.numberColumn(field);
  if (!column) return () => 0;
  return (left, right) => compareKnown(column.get(left), column.get(right), sign);
}

/** Numbers by size, then texts by their characters, then what is missing. */
function orderByText(field: QueryField, sign: number, table: RunTable): RowOrder {
  const column = table.textColumn(field);
  if (!column) return () => 0;
  const isNumeric = field.type === "param";
  return (left, right) => {
    const a = column.get(left);
    const b = column.get(right);
    if (a === b) return 0;
    if (a < 0 || b < 0) return a < 0 ? 1 : -1;
    const x = isNumeric ? table.texts.number(a) : NaN;
    const y = isNumeric ? table.texts.number(b) : NaN;
    if (!Number.isNaN(x) || !Number.isNaN(y)) return compareKnown(x, y, sign);
    return sign * compareTexts(table.texts.text(a), table.texts.text(b));
  };
}

function compareKnown(left: number, right: number, sign: number): number {
  const isLeft = !Number.isNaN(left);
  const isRight = !Number.isNaN(right);
  if (!isLeft || !isRight) return isLeft === isRight ? 0 : isLeft ? -1 : 1;
  return left === right ? 0 : left < right ? -sign : sign;
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
