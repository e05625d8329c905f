import assert from "node:assert/strict";
import fc from "fast-check";
import { parseQuery } from "../../../../src/core/query/parse/parseQuery";
import { QueryError } from "../../../../src/core/query/parse/queryError";
import type { QueryRun } from "../../../../src/core/query/evaluate/queryRun";
import { idsFound, metric, run, tableOf } from "./queryRuns";
import { referenceQuery } from "./referenceQuery";

const now = Date.UTC(2026, 10, 23);
const find = (query: string, runs: readonly QueryRun[]) => idsFound(parseQuery(query), tableOf(runs), now);

describe("findRuns", () => {
  const source = { commit: "abc123def0", branch: "main", dirty: true } as unknown as QueryRun["source"];
  const runs = [
    run("a", {
      params: { lr: 0.1, optimizer: "adam", deep: true },
      metrics: { acc: metric(0.9, { max: 0.95 }), loss: metric(0.3, { min: 0.1 }) },
      of: { startTime: now - 3_600_000, endTime: now, formats: ["runback", "tensorboard"], dirty: true },
      source,
    }),
    run("b", {
      params: { lr: "0.10", optimizer: "sgd" },
      metrics: { acc: metric(0.8), "loss.min": metric(7) },
      tags: { team: "Vision" },
      of: { startTime: now - 3 * 86_400_000, endTime: now - 2 * 86_400_000, status: "FAILED", isStale: false },
    }),
    run("c", {
      params: { lr: "auto" },
      artifactUri: "s3://bucket/1/c/artifacts",
      metrics: { acc: metric(NaN) },
      note: "the ADAM baseline",
      datasets: [{ name: "cifar10" }, { name: "mnist" }] as unknown as QueryRun["datasets"],
      of: { startTime: now - 86_400_000, endTime: null, status: "RUNNING", isStale: true, dirty: null },
    }),
  ];
  const cases: Readonly<Record<string, string>> = {
    "": "acb",
    "metrics.acc > 0.85": "a",
    "max(metrics.acc) >= 0.95 or metrics.acc = nan": "ac",
    "best(metrics.loss) <= 0.1": "a",
    "metrics.loss.min > 6": "b",
    "params.lr = 0.1": "ab",
    "params.lr = '0.100'": "ab",
    "params.lr != 0.1": "c",
    "NOT params.optimizer = 'adam'": "cb",
    "params.optimizer != 'adam'": "b",
    "params.deep = 'True'": "a",
    "params.lr > 0.05": "ab",
    adam: "ac",
    vision: "b",
    "tags.team LIKE 'v%'": "",
    "tags.team ILIKE 'v%'": "b",
    "status = failed": "b",
    "attributes.status IN ('RUNNING','FAILED')": "cb",
    "attributes.is_stale = true": "c",
    "start_time > '2 days ago'": "ac",
    "start_time < 2026-11-21": "b",
    "duration between 30m and '2 hours'": "a",
    "source.commit = 'ABC1'": "a",
    "source.dirty = false": "b",
    "source.dirty is null": "c",
    "format = 'tensorboard'": "a",
    "datasets.name = 'mnist'": "c",
    "attributes.artifact_uri LIKE 's3:%'": "c",
    "artifact_uri IS NULL": "ab",
    "params.optimizer IS NULL": "c",
    "order by metrics.acc": "bac",
    "order by metrics.acc desc": "abc",
    "order by params.lr desc, run_name": "abc",
    "metrics.absent > 1 or params.absent = 'x'": "",
  };
  for (const [query, expected] of Object.entries(cases))
    it(`finds “${expected}” for ${query || "nothing"}`, () => assert.equal(find(query, runs).join(""), expected));

  for (const [query, at] of [
    ["metrics.acc > 'high'", 14],
    ["start_time > 'soon'", 13],
    ["duration > 3x", 11],
    ["tags.a > 'b'", 0],
  ] as const)
    it(`points at the literal in ${query}`, () =>
      assert.throws(
        () => find(query, runs),
        (error) => QueryError.is(error) && error.at === at,
      ));

  it("keeps rows right when runs are changed and removed", () => {
    const table = tableOf(runs);
    table.remove("a");
    assert.deepEqual(idsFound(parseQuery("params.lr = 0.1"), table, now), ["b"]);
    table.upsert(run("b", { tags: {}, params: {}, metrics: {} }));
    assert.deepEqual(
      idsFound(parseQuery("tags.team = 'Vision' or params.lr = 0.1 or metrics.acc > 0"), table, now),
      [],
    );
    table.remove("b");
    table.remove("c");
    table.remove("c");
    assert.equal(table.size, 0);
    table.upsert(runs[0] as QueryRun);
    assert.deepEqual(idsFound(parseQuery("metrics.acc > 0.85"), table, now), ["a"]);
  });

  it("equals the slow reference on random runs and queries", () => {
    const text = fc.constantFrom(
      "adam",
      "Adam",
      "0.1",
      "0.10",
      "1e-1",
      "",
      "nan",
      "inf",
      "a_b",
      "a%b",
      "x y",
      "true",
      "é",
    );
    const number = fc.constantFrom(0.1, 0, -0, -1, 2, 1e308, NaN, Infinity, -Infinity);
    const some = <T>(value: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom("k", "l"), value, { maxKeys: 2 });
    const anyRun = fc.record({
      params: some(fc.oneof(text, number.filter(Number.isFinite), fc.boolean())),
      metrics: some(fc.tuple(number, number).map(([last, min]) => metric(last, { min }))),
      tags: some(text),
      note: fc.option(text),
      runName: text,
      startTime: fc.option(fc.integer({ min: 1, max: 3 })),
      lastStep: fc.option(fc.integer({ min: 0, max: 2 })),
    });
    const quoted = text.map((one) => `'${one}'`);
    const plain = fc.constantFrom("0.1", "-1", "0", "2", "nan", "-inf", "1e308");
    const compare = fc.constantFrom("=", "!=", "<", "<=", ">", ">=");
    const not = fc.constantFrom("", "NOT ");
    const key = fc.constantFrom("k", "l");
    const join = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(""));
    const is = (value: string) => fc.constant(value);
    const leaf = fc.oneof(
      join(is("metrics."), key, is(" "), compare, is(" "), plain),
      join(is("min(metrics."), key, is(") "), compare, is(" "), plain),
      join(is("params."), key, is(" "), compare, is(" "), fc.oneof(plain, quoted)),
      join(is("params."), key, is(" "), not, is("BETWEEN "), plain, is(" AND "), plain),
      join(is("params."), key, is(" "), not, is("IN ("), quoted, is(", "), plain, is(")")),
      join(is("tags."), key, is(" "), fc.constantFrom("=", "!="), is(" "), quoted),
      join(
        is("tags."),
        key,
        is(" "),
        not,
        fc.constantFrom("LIKE ", "ILIKE "),
        fc.constantFrom("'a%'", "'%d_m%'", "'a_b'", "''", "'%'", "'%a%a%'"),
      ),
      join(fc.constantFrom("metrics.", "params.", "tags."), key, is(" IS "), not, is("NULL")),
      join(is("attributes.last_step "), compare, is(" 1")),
      text.filter((one) => /^[\w.]+$/.test(one) && one !== "true").map((one) => `'${one}'`),
    );
    const { query } = fc.letrec<{ query: string }>((tie) => ({
      query: fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        leaf,
        fc
          .tuple(tie("query"), fc.constantFrom(" AND ", " OR ", " "), tie("query"))
          .map(([a, by, b]) => `(${a}${by}${b})`),
        tie("query").map((one) => `NOT (${one})`),
      ),
    }));
    const order = fc.constantFrom(
      "",
      " ORDER BY metrics.k",
      " ORDER BY params.k DESC, tags.l",
      " ORDER BY min(metrics.l) DESC, run_name",
    );
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 8 }), query, order, (made, condition, by) => {
        const all = made.map((one, i) =>
          run(`r${i}`, { ...one, of: { runName: one.runName, startTime: one.startTime, lastStep: one.lastStep } }),
        );
        const parsed = parseQuery(condition + by);
        assert.deepEqual(idsFound(parsed, tableOf(all), now), referenceQuery(parsed, all), condition + by);
      }),
      { numRuns: process.env.RUNBACK_DEEP ? 100_000 : 2_000 },
    );
  });
});
