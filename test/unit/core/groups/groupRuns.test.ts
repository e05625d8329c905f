import assert from "node:assert/strict";
import fc from "fast-check";
import { parseGrouping } from "../../../../src/core/groups/parseGrouping";
import { seedParams, seedParamTest } from "../../../../src/core/groups/seedParams";
import { statisticsAt } from "../../../../src/core/groups/statistics/statisticsAt";
import { sampleStatistics } from "../../../../src/core/statistics/sampleStatistics";
import { QueryError } from "../../../../src/core/query/parse/queryError";
import type { QueryRun } from "../../../../src/core/query/evaluate/queryRun";
import { groupsOf, metric, run } from "../query/queryRuns";

const byLast = [{ entity: "metrics", key: "acc", summary: "last" }] as const;
const ask = (runs: readonly QueryRun[], by: string, more: { having?: string; seedParams?: readonly string[] } = {}) =>
  groupsOf(runs, { by, statistics: byLast, ...more });
/** The members of each group as one text. */
function membersOf({ runIds, sizes }: ReturnType<typeof ask>): string[] {
  let at = 0;
  return [...sizes].map((size) => runIds.slice(at, (at += size)).join(""));
}

const code = (commit: string) => ({ commit, snapshot: commit }) as unknown as QueryRun["source"];
const runs = [
  run("a", { params: { lr: 0.1, "train.seed": 1 }, metrics: { acc: metric(0.8) }, source: code("c1") }),
  run("b", { params: { lr: 0.1, "train.seed": 2 }, metrics: { acc: metric(0.9) }, source: code("c1") }),
  run("c", { params: { lr: "0.10", "train.seed": 3 }, metrics: { acc: metric(NaN) }, source: code("c1") }),
  run("d", { params: { lr: 0.2, "train.seed": 1 }, metrics: { acc: metric(0.5) }, source: code("c1") }),
  run("e", { params: { lr: 0.2, "train.seed": 2 }, metrics: { acc: metric(Infinity) }, source: code("c2") }),
  run("f", { metrics: { acc: metric(1) }, tags: { team: "x" } }),
  run("g", {}),
];

describe("groups of runs", () => {
  it("finds seed groups: all params and the code equal but for the seeds; runs without params are alone", () => {
    assert.deepEqual(membersOf(ask(runs, "seed")), ["abc", "d", "e", "f", "g"]);
    assert.deepEqual(
      ask(runs, "seed").fields.map(({ key }) => key),
      ["commit", "lr"],
      "d and e differ in their code alone",
    );
    assert.deepEqual(
      ask(runs.slice(0, 4), "seed").fields.map(({ key }) => key),
      ["lr"],
    );
    assert.deepEqual(membersOf(ask(runs, "SEED", { seedParams: ["lr"] })), ["ad", "b", "c", "e", "f", "g"]);
  });

  it("does not mix experiments in a seed group", () => {
    const apart = [run("a", { params: { lr: 1 } }), run("b", { params: { lr: 1 }, of: { experiment: "other" } })];
    assert.deepEqual(membersOf(ask(apart, "seed")), ["a", "b"]);
  });

  it("groups by params, tags, attributes and the commit, in the order of the first runs", () => {
    assert.deepEqual(membersOf(ask(runs, "params.lr")), ["abc", "de", "fg"]);
    assert.deepEqual(membersOf(ask(runs, "params.lr, source.commit")), ["abc", "d", "e", "fg"]);
    assert.deepEqual(membersOf(ask(runs, "tags.team")), ["abcdeg", "f"]);
    assert.deepEqual(membersOf(ask(runs, "status")), ["abcdefg"]);
  });

  it("says of each group what its runs have, and how many values are no numbers", () => {
    const [acc] = ask(runs, "params.lr").statistics;
    assert.deepEqual([...acc!.n], [2, 1, 1]);
    assert.deepEqual([...acc!.nan], [1, 0, 0]);
    assert.deepEqual([...acc!.inf], [0, 1, 0]);
    assert.ok(Math.abs(acc!.mean[0]! - 0.85) < 1e-12);
    assert.deepEqual([...acc!.mean.slice(1)], [0.5, 1]);
    assert.ok(Number.isNaN(acc!.std[1]!));
  });

  it("filters and sorts groups by means, shared values and the number of runs", () => {
    const members = (having: string) => membersOf(ask(runs, "params.lr", { having }));
    assert.deepEqual(members("run_count >= 3"), ["abc"]);
    assert.deepEqual(members("metrics.acc > 0.84"), ["abc", "fg"]);
    assert.deepEqual(members("ORDER BY metrics.acc DESC"), ["fg", "abc", "de"]);
    assert.deepEqual(members("params.lr = 0.1 OR tags.team = 'x'"), ["abc"]);
    assert.deepEqual(members("source.commit = 'c1'"), ["abc"]);
  });

  it("filters and sorts by everything that is said of a group's numbers, and says how many groups there are", () => {
    const members = (having: string) => membersOf(ask(runs, "params.lr", { having }));
    assert.deepEqual(members("n(metrics.acc) = 1"), ["de", "fg"]);
    assert.deepEqual(members("std(metrics.acc) < 0.08"), ["abc"]);
    assert.deepEqual(members("std(metrics.acc) IS NULL"), ["de", "fg"], "of one value there is none");
    assert.deepEqual(members("std(metrics.acc) != 3"), ["abc"]);
    assert.deepEqual(members("lowest(metrics.acc) >= 0.5 ORDER BY highest(metrics.acc)"), ["de", "abc", "fg"]);
    assert.deepEqual(members("interval_low(metrics.acc) < 0.22"), ["abc"]);
    assert.deepEqual(members("interval_high(metrics.acc) BETWEEN 1.48 AND 1.49"), ["abc"]);
    assert.deepEqual(members("ORDER BY median(max(metrics.acc)) DESC"), ["fg", "abc", "de"]);
    assert.equal(ask(runs, "params.lr", { having: "run_count > 2" }).total, 3);
  });

  it("points at what is wrong in a grouping", () => {
    for (const [text, at] of [
      ["", 0],
      ["params.lr,", 10],
      ["params.lr tags.a", 10],
      ["lr", 0],
      ["params.lr, nothing.x", 11],
    ] as const)
      assert.throws(
        () => parseGrouping(text),
        (error) => QueryError.is(error) && error.at === at,
        text,
      );
  });

  it("knows params that are named like seeds", () => {
    const isSeed = seedParamTest(seedParams);
    for (const name of ["seed", "SEED", "data.seed", "random_seed", "manualSeed", "seed_everything", "random_state"])
      assert.ok(isSeed(name), name);
    for (const name of ["lr", "seed.lr", "seeds", "seedling"]) assert.ok(!isSeed(name), name);
    assert.ok(!seedParamTest([])("seed"));
  });

  it("groups as the slow way does, whatever the values", () => {
    const value = fc.option(fc.constantFrom<string | number>("x", "1", 1, "1.0", "nan", 0, "-0", ""), {
      nil: undefined,
    });
    const anyRun = fc.tuple(value, value, fc.option(fc.double(), { nil: undefined }));
    const keyOf = (one: string | number | undefined) =>
      one === undefined
        ? "none"
        : one === "x" || one === "nan" || one === ""
          ? `text ${one}`
          : `number ${Number(one) + 0}`;
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 20 }), (made) => {
        const all = made.map(([k, l, acc], i) =>
          run(`r${i}`, {
            params: Object.fromEntries(Object.entries({ k, l }).filter(([, one]) => one !== undefined)) as never,
            metrics: acc === undefined ? {} : { acc: metric(acc) },
          }),
        );
        const slow = new Map<string, string[]>();
        made.forEach(([k, l], i) => {
          const key = `${keyOf(k)}|${keyOf(l)}`;
          slow.set(key, [...(slow.get(key) ?? []), `r${i}`]);
        });
        const found = ask(all, "params.k, params.l");
        assert.deepEqual(
          membersOf(found),
          [...slow.values()].map((ids) => ids.join("")),
        );
        [...slow.values()].forEach((ids, group) => {
          const values = ids.flatMap((id) => made[Number(id.slice(1))]![2] ?? []);
          assert.deepEqual(statisticsAt(found.statistics[0]!, group), sampleStatistics(Float64Array.from(values)));
        });
      }),
    );
  });
});
