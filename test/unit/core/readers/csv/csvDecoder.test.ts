import assert from "node:assert/strict";
import { seededRandom } from "../../../../../bench/generate/seededRandom";
import { csvDecoder } from "../../../../../src/core/readers/csv/csvDecoder";
import { plainLayout, type CsvLayout } from "../../../../../src/core/readers/csv/csvLayout";
import type { JsonValue } from "../../../../../src/core/model/jsonValue";
import { encodeUtf8 } from "../../../../../src/core/text/encodeUtf8";

/** Reads a table in slices of so many bytes: points by metric (attempt, step, value), and problems. */
function read(text: string | Uint8Array, layout: Partial<CsvLayout> = {}, size = Infinity) {
  const decoder = csvDecoder("csv", { ...plainLayout, ...layout });
  const bytes = typeof text === "string" ? encodeUtf8(text) : text;
  const rows: [ordinal: number, metric: string, point: number[]][] = [];
  const problems: string[] = [];
  const resumes: (number | null)[] = [];
  let state: JsonValue = null;
  for (let offset = 0, length = size; offset < bytes.length;) {
    const slice = decoder.decode(bytes.subarray(offset, offset + length), offset, state, "table.csv");
    problems.push(...slice.problems.map(({ line, reason }) => `${line}: ${reason}`));
    for (const item of slice.items) {
      if (item.kind === "event") {
        assert.equal(item.event.kind, "resume");
        if (item.event.kind === "resume") resumes.push(item.event.startStep);
        continue;
      }
      const { block } = item;
      block.metrics.forEach((metric, column) => {
        for (let row = 0; row < block.rows; row++)
          rows.push([block.ordinals[row]!, metric, [block.attempt, block.steps[row]!, block.values[column]![row]!]]);
      });
    }
    state = JSON.parse(JSON.stringify(slice.state)) as JsonValue;
    if (slice.consumed === 0 && offset + length >= bytes.length) break;
    length = slice.consumed === 0 ? length * 2 : size;
    offset += slice.consumed;
  }
  const points: Record<string, number[][]> = {};
  for (const [, metric, point] of rows.sort((a, b) => a[0] - b[0])) (points[metric] ??= []).push(point);
  return { points, problems, resumes };
}

describe("CSV tables", () => {
  const cases: [name: string, text: string, points: Record<string, number[][]>][] = [
    [
      "commas",
      "epoch,loss\n0,0.5\n1,1e-05\n",
      {
        loss: [
          [1, 0, 0.5],
          [1, 1, 1e-5],
        ],
      },
    ],
    ["tabs", "step\ta\tb\n3\t1\t2\n", { a: [[1, 3, 1]], b: [[1, 3, 2]] }],
    ["semicolons and a byte order mark", "\uFEFFstep;a\r\n1;2\r\n", { a: [[1, 1, 2]] }],
    ["padded cells", "  epoch,   a b \n    1,   0.5\n", { "a b": [[1, 1, 0.5]] }],
    ["empty and missing cells", "step,a,b\n1,,2\n2,NA,None\n3,4\n", { b: [[1, 1, 2]], a: [[1, 3, 4]] }],
    [
      "Python's numbers",
      "step,a\n1,nan\n2,-inf\n3,True\n4,+.5\n",
      {
        a: [
          [1, 1, NaN],
          [1, 2, -Infinity],
          [1, 3, 1],
          [1, 4, 0.5],
        ],
      },
    ],
    [
      "quoted cells",
      'step,"a ""x"", y",b\n1,"2","[1,\n 2]"\n2,3,4\n',
      {
        'a "x", y': [
          [1, 1, 2],
          [1, 2, 3],
        ],
        b: [[1, 2, 4]],
      },
    ],
    [
      "no step column",
      "a\n5\n6\n",
      {
        a: [
          [1, 0, 5],
          [1, 1, 6],
        ],
      },
    ],
    ["columns of one name", "step,a,a\n1,2,3\n", { a: [[1, 1, 2]], "a.1": [[1, 1, 3]] }],
    [
      "a falling step",
      "epoch,a\n0,1\n1,2\n0,3\n",
      {
        a: [
          [1, 0, 1],
          [1, 1, 2],
          [2, 0, 3],
        ],
      },
    ],
    [
      "a second header",
      "epoch,a\n0,1\nepoch,a,b\n0,3,4\n",
      {
        a: [
          [1, 0, 1],
          [2, 0, 3],
        ],
        b: [[2, 0, 4]],
      },
    ],
    [
      "long decimals",
      "step,a\n1,0.12345678901234567\n2,123456789012345678\n3,1e400\n",
      {
        a: [
          [1, 1, 0.12345678901234567],
          [1, 2, 123456789012345678],
          [1, 3, Infinity],
        ],
      },
    ],
  ];
  for (const [name, text, points] of cases)
    it(`reads ${name}, wherever the file is cut`, () => {
      for (const size of [Infinity, 1, 2, 7])
        assert.deepEqual(read(text, {}, size).points, points, `slices of ${size}`);
    });

  it("keeps values in their columns while full, part, quoted and empty rows follow each other", () => {
    const random = seededRandom(7);
    const lines = ["step,a,b,c"];
    const expected: Record<string, number[][]> = {};
    for (let step = 0; step < 2000; step++) {
      const values = ["a", "b", "c"].map((name) => ({ name, value: random() < 0.7 ? random() : null }));
      for (const { name, value } of values) if (value !== null) (expected[name] ??= []).push([1, step, value]);
      const quote = random() < 0.1 ? '"' : "";
      lines.push([step, ...values.map(({ value }) => (value === null ? "" : `${quote}${value}${quote}`))].join());
    }
    const table = `${lines.join("\n")}\n`;
    for (const size of [Infinity, 300]) assert.deepEqual(read(table, {}, size).points, expected);
  });

  it("does not take columns that count for themselves for a restart", () => {
    const { points, resumes } = read("step,loss,val\n49,1,\n0,,0.5\n99,2,\n1,,0.25\n");
    assert.deepEqual(resumes, []);
    assert.deepEqual(points["val"], [
      [1, 0, 0.5],
      [1, 1, 0.25],
    ]);
  });

  it("tells once of a text among a column's numbers, of rows without a step, and of rows that are too wide", () => {
    const { problems } = read("step,a\n1,2\n2,x\n3,y\n,1\n4,5,6\n");
    assert.deepEqual(problems, [
      '3: column "a" holds "x", which is not a number',
      "5: has no step, so its values are left out",
      "6: has 3 cells under 2 columns",
    ]);
  });

  it("refuses a table of 100,000 columns with one problem", () => {
    const wide = Array.from({ length: 100_000 }, (_, column) => `c${column}`).join();
    const { points, problems } = read(`${wide}\n${wide.replace(/c/g, "")}\n`, {}, 65_536);
    assert.deepEqual(points, {});
    assert.equal(problems.length, 1);
    assert.match(problems[0]!, /100000 columns/);
  });

  it("leaves out a line of more than 4 MiB, and goes on behind it", () => {
    const { points, problems } = read(`step,a\n1,2\n${"9".repeat(5_000_000)}\n3,4\n`, {}, 1_048_576);
    assert.deepEqual(points, {
      a: [
        [1, 1, 2],
        [1, 3, 4],
      ],
    });
    assert.deepEqual(problems, ["3: longer than 4 MiB, so this line is left out"]);
  });

  it("does not let an open quote swallow the file", () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => `${row + 1},5\n`).join("");
    const { points, problems } = read(`step,a\n0,"x\n${rows}`);
    assert.equal(points["a"]!.length, 20_000);
    assert.deepEqual(problems, ["2: a quoted cell has no end, so this line is left out"]);
  });

  it("takes times from a column, and prefixes names", () => {
    const decoder = csvDecoder("csv", {
      ...plainLayout,
      stepColumns: [],
      prefix: "monitor/",
      time: { column: "t", origin: { commentField: "t_start", factor: 1000 }, factor: 1000, isAlsoMetric: true },
    });
    const slice = decoder.decode(encodeUtf8('#{"t_start": 100.5}\nr,t\n7,1.25\n'), 0, null, "monitor.csv");
    const [item] = slice.items;
    assert.ok(item?.kind === "points");
    assert.deepEqual([...item.block.times], [101_750]);
    assert.deepEqual(item.block.metrics, ["monitor/r", "monitor/t"]);
  });
});
