import assert from "node:assert/strict";
import { metricChanges } from "../../../../src/core/compare/card/metricChanges";
import { whatDiffers } from "../../../../src/core/compare/card/whatDiffers";
import { compareTexts } from "../../../../src/core/compare/runs/compareTexts";
import { compareRuns } from "../../../../src/core/compare/runs/runComparison";
import type { ParamValue } from "../../../../src/core/model/paramValue";
import { sampleDetail, sampleRow, sampleSource, sampleSummary } from "../../../support/model/sampleRun";

const runs = (params: readonly Record<string, ParamValue>[]) =>
  params.map((one, at) => sampleDetail({ row: sampleRow({ runName: `run-${at}` }), params: one }));

describe("what differs", () => {
  it("says for two runs what is not the same, code first, and what is", () => {
    const [a, b] = runs([{ lr: 1 }, { lr: 2 }]);
    const other = { ...b!, sources: [sampleSource({ snapshot: "f".repeat(40) })], environment: { cpu_count: 8 } };
    const comparison = compareRuns([a!, other]);
    const packages = compareTexts([{ numpy: "1" }, { numpy: "1" }]);
    const { findings, onlyInSome, same, unknown } = whatDiffers(comparison, packages, [0, 1]);
    assert.deepEqual(
      findings.map(({ kind, key }) => `${kind}:${key}`),
      ["code:", "params:lr"],
    );
    assert.deepEqual(onlyInSome, [{ kind: "environment", runs: [1], lines: [{ key: "cpu_count", text: "8" }] }]);
    assert.deepEqual(findings[1]?.groups, [
      { text: "1", runs: [0] },
      { text: "2", runs: [1] },
    ]);
    assert.deepEqual(same, ["packages"]);
    assert.deepEqual(unknown, ["data"]);
  });

  it("puts the param that goes with the key metric first, seeds and names last", () => {
    const lr = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
    const list = lr.map((rate, at) => ({ seed: at, tag: `t${at}x`, dropout: at % 2, lr: rate }));
    const { findings } = whatDiffers(compareRuns(runs(list)), [], [6, 5, 4, 3, 2, 1]);
    const order = findings.map(({ key }) => key);
    assert.deepEqual(order, ["lr", "dropout", "tag", "seed"]);
  });

  it("tells that a param goes with the metric only where chance hardly does as much", () => {
    const told = (count: number, others = 0) => {
      const rows = Array.from({ length: count }, (_, at) => ({
        lr: at,
        ...Object.fromEntries(Array.from({ length: others }, (_, other) => [`p${other}`, (at * 7 + other) % 5])),
      }));
      // Not quite in order.
      const values = rows.map((_, at) => (at % 4 === 0 ? at + 1.5 : at));
      const { findings } = whatDiffers(compareRuns(runs(rows)), [], values);
      return findings.find(({ key }) => key === "lr")?.relation ?? null;
    };
    assert.equal(told(5), null);
    assert.equal(told(7), null);
    assert.deepEqual([told(8)?.n, (told(8)?.rho ?? 0) > 0.9], [8, true]);
    const noisy = whatDiffers(
      compareRuns(runs(Array.from({ length: 12 }, (_, lr) => ({ lr })))),
      [],
      [3, 1, 4, 1.5, 9, 2, 6, 5, 3.5, 5.8, 9.7, 9.3],
    );
    assert.ok(noisy.findings[0]?.relation !== null, "one param alone");
    const among = Array.from({ length: 12 }, (_, lr) => ({
      lr,
      ...Object.fromEntries(Array.from({ length: 20 }, (_, other) => [`p${other}`, (lr * (other + 3)) % 7])),
    }));
    const { findings } = whatDiffers(compareRuns(runs(among)), [], [3, 1, 4, 1.5, 9, 2, 6, 5, 3.5, 5.8, 9.7, 9.3]);
    assert.equal(findings.find(({ key }) => key === "lr")?.relation, null, "one of twenty-one");
  });

  it("finds a choice of words that explains the metric", () => {
    const list = ["adam", "sgd", "adam", "sgd", "adam", "sgd"].map((optimizer, at) => ({ width: at % 3, optimizer }));
    const { findings } = whatDiffers(compareRuns(runs(list)), [], [1, 9, 2, 8, 1.5, 9.5]);
    assert.equal(findings[0]?.key, "optimizer");
  });

  it("puts together what only some runs have, and weighs the rest by itself", () => {
    const net = { lr: 0.1, batch: 8, seed: 1 };
    const trees = { depth: 4, seed: 2 };
    const { findings, onlyInSome } = whatDiffers(compareRuns(runs([net, trees, { ...net, seed: 3 }])), [], []);
    assert.deepEqual(
      findings.map(({ key }) => key),
      ["seed"],
    );
    const lines = [
      { key: "lr", text: "0.1" },
      { key: "batch", text: "8" },
    ];
    assert.deepEqual(onlyInSome, [
      { kind: "params", runs: [0, 2], lines },
      { kind: "params", runs: [1], lines: [{ key: "depth", text: "4" }] },
    ]);
  });

  it("says nothing of what one log is silent about", () => {
    const [a, b] = runs([{}, {}]);
    const comparison = compareRuns([a!, { ...b!, sources: [] }]);
    assert.equal(whatDiffers(comparison, [], []).findings[0]?.kind, "code");
    const neither = compareRuns([
      { ...a!, sources: [] },
      { ...b!, sources: [] },
    ]);
    assert.ok(whatDiffers(neither, [], []).unknown.includes("code"));
  });

  it("is empty for no run", () => {
    assert.deepEqual(whatDiffers(compareRuns([]), [], []).findings, []);
  });
});

describe("metrics against the baseline", () => {
  const reading = { statistic: "last", directions: {}, baseline: 0, keyMetric: "val_loss" } as const;
  const withMetrics = (lists: readonly Record<string, number>[]) =>
    lists.map((list) =>
      sampleDetail({
        metrics: Object.fromEntries(Object.entries(list).map(([name, last]) => [name, sampleSummary({ last })])),
      }),
    );

  it("come with the key metric first, then those with a direction by size, then the others, the clock's last", () => {
    const list = [
      { lr: 1, small_loss: 1, val_loss: 2, big_acc: 1, nothing_loss: 0, grad_norm: 2, epoch_time: 1 },
      { lr: 9, small_loss: 1.01, val_loss: 1.9, big_acc: 5, nothing_loss: 1e-9, grad_norm: 3, epoch_time: 100 },
    ];
    const changes = metricChanges(compareRuns(withMetrics(list)), reading);
    assert.deepEqual(
      changes.map(({ metric }) => metric),
      ["val_loss", "nothing_loss", "big_acc", "small_loss", "lr", "grad_norm", "epoch_time"],
    );
    assert.equal(changes[0]?.delta.verdict, "better");
  });

  it("of several runs tell of the best one", () => {
    const [change] = metricChanges(compareRuns(withMetrics([{ loss: 2 }, { loss: 9 }, { loss: 1.5 }])), reading);
    assert.equal(change?.run, 2);
    const [worse] = metricChanges(compareRuns(withMetrics([{ loss: 2 }, { loss: 9 }, { loss: 3 }])), reading);
    assert.equal(worse?.run, 2);
  });

  it("are left out where the same, missing or NaN", () => {
    const list = [
      { a: 1, b: 1, c: 1 },
      { a: 1, c: NaN },
    ];
    assert.deepEqual(metricChanges(compareRuns(withMetrics(list)), reading), []);
  });
});
