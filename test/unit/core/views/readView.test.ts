import assert from "node:assert/strict";
import fc from "fast-check";
import { plainLayout } from "../../../../src/core/table/tableLayout";
import { readView } from "../../../../src/core/views/readView";
import type { SavedView } from "../../../../src/core/views/savedView";
import { viewFileName } from "../../../../src/core/views/viewFileName";
import { writeView } from "../../../../src/core/views/writeView";

const view: SavedView = {
  name: "Learning rates",
  tree: {
    filter: "metrics.val_acc > 0.9",
    groupBy: "seed",
    groupFilter: "run_count > 2",
    groupValue: "best",
    showsArchived: true,
  },
  table: {
    experiments: ["digits"],
    layout: { ...plainLayout, shown: { "params.lr": false }, groupFilter: "std(metrics.a) < 1" },
  },
  compare: {
    runIds: ["runback:a", "runback:b"],
    baselineId: "runback:b",
    choices: { tab: "curves" },
    styles: { "runback:a": { colour: 1, dash: 0, marker: 2 } },
  },
};
const reasonOf = (value: unknown) => {
  const read = readView(typeof value === "string" ? value : JSON.stringify(value));
  return "reason" in read ? read.reason : "none";
};

describe("saved views", () => {
  it("are read as they were written, also when only parts of them are there", () => {
    assert.deepEqual(readView(writeView(view)), { view });
    const part = { ...view, table: null, compare: null };
    assert.deepEqual(readView(writeView(part)), { view: part });
  });

  it("say in one sentence why they cannot be read", () => {
    assert.match(reasonOf("{"), /^It is not JSON: /);
    assert.match(reasonOf([]), /no "schema": 1/);
    assert.match(reasonOf({ schema: 2, name: "x" }), /schema 2; 1 is known/);
    assert.match(reasonOf({ schema: 1, name: " " }), /no "name"/);
    assert.match(reasonOf({ schema: 1, name: "x" }), /none of "tree", "table" and "compare"/);
    const tree = { filter: "metrics.a >" };
    assert.match(reasonOf({ schema: 1, name: "x", tree }), /^A filter cannot be read at character 12: /);
    assert.match(reasonOf({ schema: 1, name: "x", tree: { groupBy: "wrong." } }), /"groupBy" cannot be read/);
  });

  it("leave out what does not fit, and never fail, whatever stands there", () => {
    const odd = { runIds: [1, "a", "a"], styles: { a: { colour: 1e9 } }, baselineId: 7, choices: [] };
    assert.deepEqual(readView(JSON.stringify({ schema: 1, name: "x", more: 1, compare: odd })), {
      view: {
        name: "x",
        tree: null,
        table: null,
        compare: { runIds: ["a"], baselineId: null, choices: {}, styles: {} },
      },
    });
    fc.assert(
      fc.property(fc.json(), fc.json(), fc.json(), (tree, table, compare) => {
        readView(`{"schema":1,"name":"x","tree":${tree},"table":${table},"compare":${compare}}`);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readView(text)));
  });

  it("have file names that stay in their folder and differ when their names do", () => {
    assert.equal(viewFileName("learning-rates"), "learning-rates.json");
    for (const name of [
      "../../etc/passwd",
      "a/b",
      "Con",
      "con",
      "",
      "日本",
      "x".repeat(999),
      "A",
      "a",
      ".",
      "a\u0000b",
    ])
      assert.match(viewFileName(name), /^[a-z0-9_-]{1,80}\.json$/, name);
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        if (one !== other) assert.notEqual(viewFileName(one), viewFileName(other));
      }),
    );
  });
});
