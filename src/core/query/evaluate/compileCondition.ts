import { compareNumbers } from "./compareNumbers";
import type { QueryColumns } from "./queryColumns";
import type { QueryNode } from "../parse/queryNode";
import { readLiteral } from "../parse/readLiteral";
import { textTest, type FieldCondition } from "./textTest";

/** Whether the run in a row of the table passes. */
export type RowTest = (row: number) => boolean;

/**
 * Turns a condition into a test of the table's rows. Good until the table changes.
 * @param now milliseconds since the epoch, for "2 days ago"
 * @throws {QueryError} where a literal does not fit its field
 */
export function compileCondition(node: QueryNode, table: QueryColumns, now: number): RowTest {
  switch (node.kind) {
    case "and": {
      const tests = node.items.map((item) => compileCondition(item, table, now));
      return (row) => tests.every((test) => test(row));
    }
    case "or": {
      const tests = node.items.map((item) => compileCondition(item, table, now));
      return (row) => tests.some((test) => test(row));
    }
    case "not": {
      const test = compileCondition(node.item, table, now);
      return (row) => !test(row);
    }
    case "word":
      return compileWord(node.text, table);
    case "compare":
    case "like":
    case "in":
    case "between":
    case "null":
      return isTextual(node) ? compileText(node, table) : compileNumber(node, table, now);
  }
}

function isTextual({ field }: FieldCondition): boolean {
  return field.type === "text" || field.type === "param";
}

function compileText(node: FieldCondition, table: QueryColumns): RowTest {
  const test = textTest(node);
  const column = table.textColumn(node.field);
  const isAbsentWanted = node.kind === "null" && !node.isNegated;
  if (!column) return () => isAbsentWanted;
  const passes = remember((id) => test(table.texts.text(id), table.texts.number(id)), table.texts.size);
  return (row) => {
    const id = column.get(row);
    return id < 0 ? isAbsentWanted : passes(id);
  };
}

function compileNumber(node: FieldCondition, table: QueryColumns, now: number): RowTest {
  const test = numberTest(node, now);
  const column = table.numberColumn(node.field);
  const isAbsentWanted = node.kind === "null" && !node.isNegated;
  if (!column) return () => isAbsentWanted;
  return (row) => (column.has(row) ? test(column.get(row)) : isAbsentWanted);
}

function numberTest(node: FieldCondition, now: number): (value: number) => boolean {
  const { type } = node.field;
  // LIKE needs a text, and so does what is not a number, time, duration or boolean.
  if (node.kind === "like" || type === "text" || type === "param") {
    const test = textTest(node);
    return (value) => test(String(value), value);
  }
  switch (node.kind) {
    case "compare": {
      const wanted = readLiteral(node.value, type, now);
      return (value) => compareNumbers(node.operator, value, wanted);
    }
    case "in": {
      const wanted = node.values.map((value) => readLiteral(value, type, now));
      return (value) => wanted.some((one) => compareNumbers("=", value, one)) !== node.isNegated;
    }
    case "between": {
      const low = readLiteral(node.low, type, now);
      const high = readLiteral(node.high, type, now);
      return (value) => (value >= low && value <= high) !== node.isNegated;
    }
    case "null":
      return () => node.isNegated;
  }
}

/** Each distinct text is looked into once, and each column gone through once. */
function compileWord(word: string, table: QueryColumns): RowTest {
  const wanted = word.toLowerCase();
  const holds = table.texts.holding(wanted);
  const passes = new Uint8Array(table.size);
  for (const { column, tag } of table.wordColumns()) {
    const isInKey = tag?.toLowerCase().includes(wanted) ?? false;
    for (let row = 0; row < passes.length; row++) {
      const id = column.get(row);
      if (id >= 0 && (isInKey || holds(id))) passes[row] = 1;
    }
  }
  return (row) => passes[row] === 1;
}

/** Asks a test of a text once, however many rows have the text. */
function remember(test: (id: number) => boolean, size: number): (id: number) => boolean {
  const known = new Uint8Array(size);
  return (id) => {
    if (!known[id]) known[id] = test(id) ? 2 : 1;
    return known[id] === 2;
  };
}
