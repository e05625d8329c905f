import assert from "node:assert/strict";
import fc from "fast-check";
import { checkQuery } from "../../../../src/core/query/checkQuery";
import { completeQuery } from "../../../../src/core/query/complete/completeQuery";
import { metric, run, tableOf } from "./queryRuns";

const table = tableOf([
  run("a", {
    params: { optimizer: "adam", lr: 0.1, "my key": "it's" },
    metrics: { val_acc: metric(1), loss: metric(2) },
  }),
  run("b", { params: { optimizer: "sgd", lr: 0.1 }, tags: { team: "vision" } }),
  run("c", { params: { optimizer: "sgd", lr: 0.2 } }),
]);
const labels = (query: string) => completeQuery(query, table).map(({ label }) => label);
const first = (query: string) => completeQuery(query, table)[0]?.query;

describe("completion of queries", () => {
  it("offers entities and fields at the start, and keys of runs after the dot", () => {
    assert.ok(labels("").includes("metrics.") && labels("").includes("status"));
    assert.deepEqual(labels("metrics."), ["metrics.loss", "metrics.val_acc"]);
    assert.deepEqual(labels("params.opt"), ["params.optimizer"]);
    assert.ok(labels("source.").includes("source.commit"));
    assert.deepEqual(labels("min(metrics.v"), ["metrics.val_acc"]);
  });

  it("offers what is asked of groups alone where groups are asked for", () => {
    const offered = (query: string) => completeQuery(query, table, "groups").map(({ label }) => label);
    assert.deepEqual([labels("run_c"), offered("run_c")], [[], ["run_count"]]);
    assert.deepEqual([labels("attributes.run_c"), offered("attributes.run_c")], [[], ["attributes.run_count"]]);
    assert.deepEqual([labels("std"), offered("std")], [[], ["std(metrics."]]);
    assert.deepEqual(offered("std(best(metrics.v"), ["metrics.val_acc"]);
    assert.ok(offered("std(best(metrics.loss)) ").includes("<="));
    for (const { query } of completeQuery("med", table, "groups"))
      assert.equal(checkQuery(`${query}loss) > 1`, "groups"), null);
  });

  it("finds a key by its own name, and puts odd ones in quotes", () => {
    assert.deepEqual(labels("optim"), ["params.optimizer"]);
    assert.deepEqual(labels("params.my"), ["params.`my key`"]);
    assert.equal(first("params.`my k"), "params.`my key` ");
  });

  it("offers operators that the field takes", () => {
    assert.ok(labels("metrics.loss ").includes("<=") && !labels("metrics.loss ").includes("LIKE"));
    assert.ok(labels("tags.team ").includes("LIKE") && !labels("tags.team ").includes("<"));
    assert.deepEqual(labels("tags.team I"), ["ILIKE", "IN (", "IS NULL", "IS NOT NULL", "LIKE"]);
  });

  it("offers values, most frequent first, in quotes where they need them", () => {
    assert.deepEqual(labels("params.optimizer = "), ["'sgd'", "'adam'"]);
    assert.deepEqual(labels("params.optimizer = 'a"), ["'adam'"]);
    assert.deepEqual(labels("params.optimizer IN ('sgd', "), ["'sgd'", "'adam'"]);
    assert.deepEqual(labels("params.lr != "), ["0.1", "0.2"]);
    assert.deepEqual(labels("params.`my key` = "), ["'it''s'"]);
    assert.ok(labels("start_time > ").includes("'2 days ago'"));
    assert.equal(first("lr AND params.optimizer NOT LIKE "), "lr AND params.optimizer NOT LIKE 'sgd' ");
  });

  it("offers values of the same frequency in the order of the alphabet, however the runs came", () => {
    const values = ["b10", "b9", "adam"].map((name) => run(name, { params: { name } }));
    for (const runs of [values, values.toReversed()])
      assert.deepEqual(
        completeQuery("params.name = ", tableOf(runs)).map(({ label }) => label),
        ["'adam'", "'b9'", "'b10'"],
      );
  });

  it("offers of many values those that sort first: which begin as is written, are frequent, and by the alphabet", () => {
    const names = Array.from({ length: 200 }, (_, i) => `${i % 3 === 0 ? "net" : "a net"} ${(i * 7) % 200}`);
    const runs = names.flatMap((name, i) =>
      Array.from({ length: 1 + (i % 2) }, (_, copy) => run(`${name} ${copy}`, { params: { name } })),
    );
    const countOf = (name: string) => runs.filter((one) => one.params["name"] === name).length;
    const order = new Intl.Collator("en", { numeric: true });
    const slow = names.toSorted(
      (a, b) =>
        Number(b.startsWith("net")) - Number(a.startsWith("net")) || countOf(b) - countOf(a) || order.compare(a, b),
    );
    assert.deepEqual(
      completeQuery("params.name = net", tableOf(runs)).map(({ label }) => label),
      slow.slice(0, 50).map((name) => `'${name}'`),
    );
  });

  it("offers AND, OR and ORDER BY after a condition, and fields after those", () => {
    assert.ok(labels("metrics.loss < 1 ").includes("AND"));
    assert.ok(!labels("metrics.loss < 1 AND ").includes("AND"));
    assert.ok(labels("ORDER BY metrics.").includes("metrics.loss"));
  });

  it("takes its time to the length of the query, not to the square of it", () => {
    const long = "a".repeat(90_000);
    // Minutes, where each character of a word is tried as its beginning.
    assert.deepEqual(labels(`${long}(`).slice(0, 2), ["metrics.", "params."]);
    assert.deepEqual(labels(`${long} params.opt`), ["params.optimizer"]);
  });

  it("never fails, and finishes conditions that can be read", () => {
    const piece = fc.constantFrom(
      "metrics.",
      "loss",
      "params.optimizer",
      "'",
      "=",
      "(",
      ")",
      "`",
      '"',
      " ",
      "IN",
      "AND",
      ",",
      "min(",
      "ORDER BY ",
      "x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        for (const { query } of completeQuery(pieces.join(""), table)) assert.equal(typeof query, "string");
      }),
      { numRuns: 2000 },
    );
    for (const query of ["params.optimizer = ", "metrics.loss < 1 AND params.lr = ", "tags.team ILIKE 'v"])
      for (const found of completeQuery(query, table)) assert.equal(checkQuery(found.query), null, found.query);
  });
});
