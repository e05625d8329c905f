import assert from "node:assert/strict";
import { differenceVerdict } from "../../../../src/core/compare/groups/differenceVerdict";
import { groupMetrics } from "../../../../src/core/compare/groups/groupMetrics";
import { sortGroups } from "../../../../src/core/compare/groups/sortGroups";
import { metricMatrix } from "../../../../src/core/compare/runs/metricMatrix";
import type { RunRow } from "../../../../src/core/model/runRow";
import { meanDifference } from "../../../../src/core/statistics/meanDifference";
import { sampleStatistics } from "../../../../src/core/statistics/sampleStatistics";
import { metric } from "../query/queryRuns";

const runs = [..."abc"].map((runId) => ({ runId }) as RunRow);
const metrics = metricMatrix([
  { loss: metric(1), acc: { ...metric(0.5), min: 0.1, max: 0.9 } },
  { loss: metric(3), acc: { ...metric(0.7), min: 0.2, max: 0.8 } },
  { loss: metric(NaN) },
]);
const groups = [
  { title: "one", runIds: ["a", "b"] },
  { title: "other", runIds: ["c", "gone"] },
];

describe("groups of compared runs", () => {
  it("says of each metric what the runs of a group have", () => {
    const [one, other] = groupMetrics({ metrics, runs }, groups, "last", {});
    assert.deepEqual(
      one?.statistics.map(({ n, mean }) => [n, mean]),
      [
        [2, 2],
        [2, 0.6],
      ],
    );
    assert.deepEqual(
      other?.statistics.map(({ n, nan }) => [n, nan]),
      [
        [0, 1],
        [0, 0],
      ],
    );
  });

  it("takes the best value by the direction of the metric, as the user said it", () => {
    const best = (said: "lower" | "higher") => groupMetrics({ metrics, runs }, groups, "best", { acc: said })[0];
    assert.ok(Math.abs(best("higher")!.statistics[1]!.mean - 0.85) < 1e-12);
    assert.ok(Math.abs(best("lower")!.statistics[1]!.mean - 0.15) < 1e-12);
  });

  it("sorts groups by what they have of a metric, the best first and those without a value last", () => {
    const named = (title: string, ...values: number[]) => ({
      title,
      runIds: [title],
      keys: [],
      statistics: [sampleStatistics(Float64Array.from(values))],
    });
    const all = [named("none"), named("low", 1, 1, 4), named("high", 3, 3, 3), named("nan", NaN), named("same", 3)];
    const order = (...by: ["lower" | "higher" | null, "mean" | "median"]) =>
      sortGroups(all, 0, ...by).map(({ title }) => title);
    assert.deepEqual(order("higher", "mean"), ["high", "same", "low", "none", "nan"]);
    assert.deepEqual(order(null, "mean"), ["high", "same", "low", "none", "nan"]);
    assert.deepEqual(order("lower", "mean"), ["low", "high", "same", "none", "nan"]);
    assert.deepEqual(order("lower", "median")[0], "low");
  });

  it("calls a difference better or worse only where its interval leaves 0 out", () => {
    const of = (...values: number[]) => sampleStatistics(Float64Array.from(values));
    const verdict = (other: ReturnType<typeof of>, direction: "lower" | "higher" | null) =>
      differenceVerdict(meanDifference(of(1, 1.1, 0.9), other), direction);
    assert.equal(verdict(of(2, 2.1, 1.9), "higher"), "better");
    assert.equal(verdict(of(2, 2.1, 1.9), "lower"), "worse");
    assert.equal(verdict(of(2, 2.1, 1.9), null), "unknown");
    assert.equal(verdict(of(1, 1.2, 0.9), "higher"), "open");
    assert.equal(verdict(of(2), "higher"), "unknown");
  });
});
