import assert from "node:assert/strict";
import fc from "fast-check";
import type { QueryField } from "../../../../src/core/query/parse/queryField";
import { arrangeRows } from "../../../../src/core/table/arrangeRows";
import { cellText } from "../../../../src/core/table/cellText";
import type { ColumnCells } from "../../../../src/core/table/columns/columnCells";
import { columnField } from "../../../../src/core/table/columns/columnField";
import { columnId } from "../../../../src/core/table/columns/columnId";
import { quickFilter } from "../../../../src/core/table/quickFilter";
import { TableData } from "../../../../src/core/table/tableData";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";

type Value = string | number | null;
const names = {
  acc: { entity: "metrics", key: "acc", summary: "last" },
  best: { entity: "metrics", key: "acc", summary: "best" },
  lr: { entity: "params", key: "lr", summary: "last" },
  team: { entity: "tags", key: "team", summary: "last" },
  start: { entity: "attributes", key: "start_time", summary: "last" },
} as const;
const field = (name: keyof typeof names): QueryField => columnField(names[name])!;
const context = { t: plainTranslate, timeText: (time: number) => new Date(time).toISOString() };
const now = Date.UTC(2026, 10, 23);

/** Cells as the index sends them. */
function cellsOf(values: readonly Value[], isText: boolean): ColumnCells {
  if (values.every((value) => value === null)) return { kind: "none" };
  if (isText) {
    const texts = [...new Set(values.filter((value) => value !== null).map(String))];
    return { kind: "text", texts, ids: Int32Array.from(values, (v) => (v === null ? -1 : texts.indexOf(String(v)))) };
  }
  const numbers = Float64Array.from(values, (value) => (value === null ? NaN : Number(value)));
  return { kind: "number", values: numbers, has: Uint8Array.from(values, (value) => (value === null ? 0 : 1)) };
}

function dataOf(columns: Partial<Record<keyof typeof names, readonly Value[]>>): TableData {
  const entries = Object.entries(columns) as [keyof typeof names, readonly Value[]][];
  const data = new TableData();
  data.replace({
    runIds: (entries[0]?.[1] ?? []).map((_, i) => `run-${i}`),
    ids: entries.map(([name]) => columnId(names[name])),
    cells: entries.map(([name, values]) => cellsOf(values, name === "lr" || name === "team")),
  });
  return data;
}

const rowsFor = (text: string, name: keyof typeof names, data: TableData) => {
  const shown = (row: number) => cellText(field(name), data, row, context);
  const test = quickFilter(text, field(name), data, shown, now);
  return arrangeRows(data, test ? [test] : [], []);
};

describe("rows of a table", () => {
  it("sorts by several columns, with what is missing and NaN last in both directions", () => {
    const data = dataOf({ lr: ["10", "9", "auto", null, "9.0"], acc: [0.5, NaN, 0.1, 0.9, 0.2] });
    const order = (isDescending: boolean) => [
      { field: field("lr"), isDescending },
      { field: field("acc"), isDescending: false },
    ];
    assert.deepEqual(arrangeRows(data, [], order(false)), [4, 1, 0, 2, 3]);
    assert.deepEqual(arrangeRows(data, [], order(true)), [0, 4, 1, 2, 3]);
  });

  it("sorts as an obvious sort does", () => {
    const value = fc.option(fc.oneof(fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, 1), fc.double()));
    const text = fc.option(fc.oneof(fc.constantFrom("1", "1.0", "-2", "nan", "inf", "b", "a", ""), fc.string()));
    const row = fc.record({ acc: value, lr: text, team: text });
    const key = fc.record({
      name: fc.constantFrom("acc" as const, "lr" as const, "team" as const),
      isDescending: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.array(key, { maxLength: 3 }), (rows, keys) => {
        const data = dataOf({ acc: rows.map((r) => r.acc), lr: rows.map((r) => r.lr), team: rows.map((r) => r.team) });
        const order = keys.map(({ name, isDescending }) => ({ field: field(name), isDescending }));
        const expected = rows
          .map((_, i) => i)
          .sort((a, b) => {
            for (const { name, isDescending } of keys) {
              const difference = slowCompare(rows[a]![name], rows[b]![name], name, isDescending);
              if (difference !== 0) return difference;
            }
            return a - b;
          });
        assert.deepEqual(arrangeRows(data, [], order), expected);
      }),
    );
  });

  const cases: readonly (readonly [keyof typeof names, string, readonly number[]])[] = [
    ["acc", "", [0, 1, 2, 3]],
    ["acc", "> 0.85", [0]],
    ["acc", "<=0.5 | = nan", [1, 2]],
    ["acc", "0.4..0.95", [0, 1]],
    ["acc", "null", [3]],
    ["acc", "not null", [0, 1, 2]],
    ["acc", "0.9", [0]],
    ["acc", "NaN", [2]],
    ["best", "> 0", []],
    ["best", "null", [0, 1, 2, 3]],
    ["lr", "1e-1", [1]],
    ["lr", "= 1e-1", [0, 1]],
    ["lr", "!= 0.1", [2]],
    ["lr", "!auto", [0, 1]],
    ["lr", "< 1", [0, 1]],
    ["team", "VIS", [0]],
    ["team", "!vis", [1]],
    ["team", "= Vision", [0]],
    ["team", "100%", [1]],
    ["start", "2026-11-22", [0]],
    ["start", "> 2 days ago", [0, 1]],
    ["start", "2026-11-0", [2]],
  ];
  for (const [name, text, expected] of cases)
    it(`filters ${name} by “${text}”`, () => {
      const data = dataOf({
        acc: [0.9, 0.5, NaN, null],
        best: [null, null, null, null],
        lr: ["0.10", "1e-1", "auto", null],
        team: ["Vision", "100% NLP", null, null],
        start: [now - 5_000, now, Date.UTC(2026, 10, 1), null],
      });
      assert.deepEqual(rowsFor(text, name, data), expected);
    });

  it("says what is wrong with a filter", () => {
    const data = dataOf({ acc: [1], team: ["a"] });
    assert.throws(() => rowsFor("> high", "acc", data), /Expected a number/);
    assert.throws(() => rowsFor(">", "acc", data), /Expected a value after “>”/);
    assert.throws(() => rowsFor("> b", "team", data), /is a text/);
  });

  it("finds shown text as an obvious search does", () => {
    const texts = fc.array(fc.option(fc.string()), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(texts, fc.string({ minLength: 1 }), (values, typed) => {
        const word = typed.trim();
        fc.pre(word !== "" && !/[|]|^[!=<>]|\.\.|^(not\s+)?null$/i.test(word));
        const data = dataOf({ team: values });
        const expected = values.flatMap((v, i) => (v?.toLowerCase().includes(word.toLowerCase()) ? [i] : []));
        assert.deepEqual(rowsFor(typed, "team", data), expected);
      }),
    );
  });
});

/** Numbers, then texts, then nothing; the last in both directions. */
function slowCompare(a: Value, b: Value, name: string, isDescending: boolean): number {
  const numberOf = (value: Value): number => {
    if (typeof value === "number") return value;
    if (name !== "lr" || value === null) return NaN;
    if (/^[+-]?inf$/.test(value.trim())) return value.trim().startsWith("-") ? -Infinity : Infinity;
    return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value) ? Number(value) : NaN;
  };
  const rank = (value: Value) => (!Number.isNaN(numberOf(value)) ? 0 : typeof value === "string" ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const [x, y] = rank(a) === 0 ? [numberOf(a), numberOf(b)] : rank(a) === 1 ? [String(a), String(b)] : [0, 0];
  return (x < y ? -1 : x > y ? 1 : 0) * (isDescending ? -1 : 1);
}
