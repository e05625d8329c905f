import { compileCondition, type RowTest } from "../query/evaluate/compileCondition";
import { parseTime } from "../query/parse/parseTime";
import type { QueryColumns } from "../query/evaluate/queryColumns";
import { QueryError } from "../query/parse/queryError";
import type { QueryField } from "../query/parse/queryField";
import type { CompareOperator, QueryNode, QueryValue } from "../query/parse/queryNode";

const comparison = /^(<=|>=|!=|==|=|<|>)\s*(.*)$/s;
const day = 86_400_000;

/**
 * The test that a column's filter box asks for; null when the box is empty.
 *
 * `> 0.9`, `<= 2 days ago`, `= adam`, `!= adam`: compared as the query language does; `0.1..0.5`: between; `null` and
 * `not null`: without and with a value; a date beside a time: that day; anything else: the shown text contains it,
 * without regard to case, and `!` before it: does not. `|` joins alternatives.
 * @param shown the text of a row's cell
 * @param now milliseconds since the epoch
 * @throws {QueryError} where something is compared with what does not fit the field
 */
export function quickFilter(
  text: string,
  field: QueryField,
  columns: QueryColumns,
  shown: (row: number) => string,
  now: number,
): RowTest | null {
  const tests = text
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => testOf(part, field, columns, shown, now));
  return tests.length === 0 ? null : (row) => tests.some((test) => test(row));
}

function testOf(
  part: string,
  field: QueryField,
  columns: QueryColumns,
  shown: (row: number) => string,
  now: number,
): RowTest {
  const node = conditionOf(part, field, now);
  if (node) return compileCondition(node, columns, now);
  const isNegated = part.startsWith("!");
  const wanted = (isNegated ? part.slice(1).trim() : part).toLowerCase();
  const isPlain = field.type === "text" || field.type === "param";
  const isStatus = field.entity === "attributes" && field.key === "status";
  const texts = isPlain && !isStatus ? columns.textColumn(field) : null;
  // A row without a value passes neither the words nor their negation, as everywhere in the query language.
  if (texts)
    return (row) => {
      const id = texts.get(row);
      return id >= 0 && columns.texts.lower(id).includes(wanted) !== isNegated;
    };
  return (row) => {
    const text = shown(row);
    return text !== "" && text.toLowerCase().includes(wanted) !== isNegated;
  };
}

/** The condition that the text writes, or null: then it is words to look for. */
function conditionOf(part: string, field: QueryField, now: number): QueryNode | null {
  if (/^(not\s+)?null$/i.test(part)) return { kind: "null", field, isNegated: part.length > 4 };
  const compared = comparison.exec(part);
  if (compared) {
    const operator = compared[1] === "==" ? "=" : (compared[1] as CompareOperator);
    const literal = (compared[2] ?? "").trim();
    if (literal === "") throw new QueryError(`Expected a value after “${operator}”.`, part.length, 0);
    return { kind: "compare", field, operator, value: valueOf(literal, part.length - literal.length) };
  }
  const [low, high, more] = part.split("..").map((side) => side.trim());
  const isRange = low !== undefined && high !== undefined && more === undefined && low !== "" && high !== "";
  if (isRange && field.type !== "text") return between(field, low, high, part);
  const isDate = field.type === "time" && /^\d{4}-\d\d-\d\d$/.test(part);
  const start = isDate ? parseTime(part, now) : null;
  return start === null ? null : between(field, String(start), String(start + day - 1), part);
}

function between(field: QueryField, low: string, high: string, part: string): QueryNode {
  const at = Math.max(0, part.lastIndexOf(high));
  return { kind: "between", field, low: valueOf(low, 0), high: valueOf(high, at), isNegated: false };
}

function valueOf(text: string, at: number): QueryValue {
  return { text, isQuoted: false, at, length: text.length };
}
