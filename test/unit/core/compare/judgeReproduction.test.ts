import assert from "node:assert/strict";
import type { RunDetail } from "../../../../src/core/model/runDetail";
import { compareSeries } from "../../../../src/core/compare/compareSeries";
import { isTimingMetric } from "../../../../src/core/compare/isTimingMetric";
import { judgeReproduction } from "../../../../src/core/compare/judgeReproduction";

interface Made {
  readonly snapshot?: string | null;
  readonly dirty?: boolean | null;
  readonly params?: Record<string, number>;
  readonly digest?: string;
  readonly status?: string;
  readonly host?: string;
}
function compared(made: Made = {}, packages: Record<string, string> = {}) {
  const {
    snapshot = "abc",
    dirty = true,
    params = { lr: 0.1 },
    digest = "d1",
    status = "FINISHED",
    host = "gpu1",
  } = made;
  const detail = {
    row: { status },
    params,
    datasets: [{ name: "moons", digest }],
    environment: { host },
    sources: [{ snapshot, commit: "c0", dirty }],
  };
  return { detail: detail as unknown as RunDetail, packages };
}
const curve = (...values: number[]) => ({ steps: values.map((_, i) => i * 10), values });
const pairs = (right: readonly number[], metric = "loss") => [
  { metric, left: curve(1, 0.5, 0.4312), right: curve(...right) },
];

describe("judgeReproduction", () => {
  it("says reproduced when every point is within the tolerance", () => {
    const verdict = judgeReproduction(compared(), compared(), pairs([1, 0.5, 0.4312 * (1 + 1e-7)]), 1e-6, false);
    assert.equal(verdict.kind, "reproduced");
  });

  it("names the metric and the first step that differ, earliest step first, and what differs besides", () => {
    const both = [
      { metric: "acc", left: curve(0.1, 0.2, 0.3), right: curve(0.1, 0.2, 0.4) },
      { metric: "loss", left: curve(1, 0.5, 0.4312), right: curve(1, 0.6, 0.4318) },
    ];
    const right = compared({ params: { lr: 0.2 }, host: "gpu2" }, { torch: "2.1" });
    const verdict = judgeReproduction(compared({}, { torch: "2.0" }), right, both, 1e-6, false);
    assert.ok(verdict.kind === "differs");
    assert.equal(verdict.metric, "loss");
    assert.deepEqual(verdict.mismatch, { step: 10, left: 0.5, right: 0.6 });
    assert.deepEqual(
      verdict.differences.map(({ what, key, left, right: to }) => `${what} ${key} ${left} ${to}`),
      ["params lr 0.1 0.2", "packages torch 2.0 2.1", "hardware host gpu1 gpu2"],
    );
  });

  it("says why it cannot say", () => {
    const why = (left: Made, right: Made, isMixed = false) => {
      const verdict = judgeReproduction(compared(left), compared(right), pairs([1, 0.5, 0.4312]), 1e-6, isMixed);
      assert.ok(verdict.kind === "unknown");
      return verdict.reason;
    };
    assert.match(why({}, { status: "RUNNING" }), /not finished/);
    assert.match(why({ snapshot: null, dirty: null }, {}), /uncommitted changes were not recorded/);
    assert.match(why({}, {}, true), /mixed code/);
    assert.match(why({}, { digest: "d2" }), /different data: moons/);
    const timing = judgeReproduction(compared(), compared(), pairs([9, 9, 9], "epoch_seconds"), 1e-6, false);
    assert.ok(timing.kind === "unknown" && /no metric/.test(timing.reason));
  });

  it("takes a clean run's commit for its code", () => {
    const clean = compared({ snapshot: null, dirty: false });
    assert.equal(judgeReproduction(clean, clean, pairs([1, 0.5, 0.4312]), 1e-6, false).kind, "reproduced");
  });
});

describe("compareSeries", () => {
  it("pairs points by step and by order within a step, whatever the order of the log", () => {
    const left = { steps: [2, 1, 1], values: [3, 1, NaN] };
    assert.equal(compareSeries(left, { steps: [1, 1, 2], values: [1, NaN, 3] }, 0), null);
    assert.deepEqual(compareSeries(left, { steps: [1, 1, 2], values: [NaN, 1, 3] }, 0), {
      step: 1,
      left: 1,
      right: NaN,
    });
  });
  it("tells a missing point from a different one", () => {
    assert.deepEqual(compareSeries(curve(1, 2), curve(1), 0), { step: 10, left: 2, right: null });
    assert.deepEqual(compareSeries(curve(), curve(1), 0), { step: 0, left: null, right: 1 });
  });
  it("treats infinities as equal only to themselves", () => {
    assert.equal(compareSeries(curve(Infinity), curve(Infinity), 0), null);
    assert.notEqual(compareSeries(curve(Infinity), curve(-Infinity), 0), null);
    assert.notEqual(compareSeries(curve(Infinity), curve(1), 1e-6), null);
  });
});

describe("isTimingMetric", () => {
  for (const name of ["system/gpu", "epoch_seconds", "samples_per_second", "time/fps", "step_time", "train/runtime"])
    it(`leaves ${name} out`, () => assert.equal(isTimingMetric(name), true));
  for (const name of ["loss", "val_acc", "timestep_reward", "lr", "sentiment", "items"])
    it(`keeps ${name}`, () => assert.equal(isTimingMetric(name), false));
});
