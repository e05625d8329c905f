import assert from "node:assert/strict";
import { bestRuns } from "../../../../src/core/compare/runs/bestRuns";
import { directionOf } from "../../../../src/core/compare/runs/metricDirections";
import { metricDelta } from "../../../../src/core/compare/runs/metricDelta";
import { statisticOf } from "../../../../src/core/compare/runs/metricStatistic";
import { distinctNames } from "../../../../src/core/compare/runs/distinctNames";
import { compareRuns } from "../../../../src/core/compare/runs/runComparison";
import { sampleDetail, sampleRow, sampleSummary } from "../../../support/model/sampleRun";

const run = (name: string, more: Parameters<typeof sampleDetail>[0] = {}) =>
  sampleDetail({ row: sampleRow({ runId: `runback:${name}`, runName: name }), ...more });

describe("runs side by side", () => {
  it("lines up params and says which differ", () => {
    const { params } = compareRuns([
      run("a", { params: { lr: 0.1, depth: 3 } }),
      run("b", { params: { lr: 0.2, depth: 3, extra: [1, "x"] } }),
    ]);
    assert.deepEqual(params, [
      { key: "lr", values: ["0.1", "0.2"], differs: true },
      { key: "depth", values: ["3", "3"], differs: false },
      { key: "extra", values: [null, '[1,"x"]'], differs: true },
    ]);
  });

  it("tells runs of one name apart by the ends of their ids", () => {
    const rows = ["runback:1AAAA", "runback:2AAAA", "runback:1AAAB"].map((runId) =>
      sampleRow({ runId, runName: "same" }),
    );
    const names = distinctNames([...rows, sampleRow({ runId: "x", runName: "other" })]).map(({ runName }) => runName);
    assert.deepEqual(names, ["same (1AAAA)", "same (2AAAA)", "same (AAAB)", "other"]);
  });

  it("takes a name such as __proto__ as a name", () => {
    const params = JSON.parse('{"__proto__": "x", "constructor": 1}') as Record<string, string>;
    const compared = compareRuns([run("a", { params }), run("b", { params: {} })]);
    assert.deepEqual(
      compared.params.map(({ key, values }) => [key, values]),
      [
        ["__proto__", ["x", null]],
        ["constructor", ["1", null]],
      ],
    );
  });

  it("compares the environment by nested names, without what differs by nature", () => {
    const command = { argv: ["train.py", "--lr"], launch: ["train.py"], entry_script: "/x/train.py" };
    const environment = { pid: 1, attempt: 2, python: { version: "3.11", prefix: "/x" }, ...command };
    const { environment: lines } = compareRuns([
      run("a", { environment }),
      run("b", { environment: { ...environment, pid: 7, python: { version: "3.12", prefix: "/x" } } }),
    ]);
    assert.deepEqual(lines, [
      { key: "command line", values: ["train.py --lr", "train.py --lr"], differs: false },
      { key: "python.version", values: ["3.11", "3.12"], differs: true },
      { key: "python.prefix", values: ["/x", "/x"], differs: false },
    ]);
  });

  it("keeps a metric that a run lacks apart from one that is NaN", () => {
    const { metrics } = compareRuns([
      run("a", {
        metrics: { loss: sampleSummary({ last: NaN, min: 0.1 }), acc: sampleSummary({ last: 0.9, max: 0.95 }) },
      }),
      run("b", { metrics: { acc: sampleSummary({ last: 0.8, max: 0.99 }) } }),
    ]);
    assert.deepEqual(metrics.names, ["loss", "acc"]);
    assert.deepEqual(statisticOf(metrics, 0, "last", "lower"), [NaN, null]);
    assert.deepEqual(statisticOf(metrics, 0, "best", "lower"), [0.1, null]);
    assert.deepEqual(statisticOf(metrics, 1, "best", "higher"), [0.95, 0.99]);
    assert.deepEqual(statisticOf(metrics, 1, "best", null), [0.9, 0.8]);
  });

  it("tells data by role and by what pins it", () => {
    const dataset = {
      name: "mnist",
      role: "train",
      path: "/d",
      size: 1,
      nfiles: 1,
      digestAlgorithm: "sha256",
      rows: 5,
    };
    const { datasets } = compareRuns([
      run("a", { datasets: [{ ...dataset, digest: "aa" }] }),
      run("b", { datasets: [{ ...dataset, digest: null }] }),
    ]);
    assert.deepEqual(datasets, [{ key: "mnist (train)", values: ["aa", "5 rows"], differs: true }]);
  });
});

describe("a metric against the baseline", () => {
  it("is better or worse by its direction", () => {
    assert.deepEqual(metricDelta(1.5, 2, "lower"), {
      absolute: -0.5,
      relative: -0.25,
      factor: 0.75,
      verdict: "better",
    });
    assert.deepEqual(metricDelta(1.5, 2, "higher"), {
      absolute: -0.5,
      relative: -0.25,
      factor: 0.75,
      verdict: "worse",
    });
    assert.deepEqual(metricDelta(1, -2, null), { absolute: 3, relative: 1.5, factor: null, verdict: "unknown" });
    assert.deepEqual(metricDelta(2, 2, "lower"), { absolute: 0, relative: 0, factor: 1, verdict: "same" });
  });

  it("has no share of a baseline of zero, and no delta from NaN, infinity or nothing", () => {
    assert.equal(metricDelta(1, 0, "lower")?.relative, null);
    for (const value of [NaN, Infinity, null]) assert.equal(metricDelta(value, 1, "lower"), null);
    assert.equal(metricDelta(1e308, -1e308, "lower"), null);
  });

  it("takes the user's word over the name's", () => {
    assert.equal(directionOf("val_loss", {}), "lower");
    assert.equal(directionOf("val_loss", { val_loss: "higher" }), "higher");
    assert.equal(directionOf("val_loss", { val_loss: "none" }), null);
    assert.equal(directionOf("toString", {}), null);
  });

  it("marks the best runs, and none where nothing is better", () => {
    assert.deepEqual([...bestRuns([3, 1, null, 1, NaN], "lower")], [1, 3]);
    assert.deepEqual([...bestRuns([3, Infinity, 4], "higher")], [2]);
    assert.deepEqual([...bestRuns([2, 2], "lower")], []);
    assert.deepEqual([...bestRuns([1, 2], null)], []);
  });
});
