import assert from "node:assert/strict";
import fc from "fast-check";
import type { MetricSummary } from "../../../../src/core/model/metricSummary";
import { packSummaries } from "../../../../src/core/series/codec/packSummaries";
import { SeriesSummary } from "../../../../src/core/series/seriesSummary";
import { unpackSummaries } from "../../../../src/core/series/codec/unpackSummaries";
import { anyColumn } from "./anyColumn";

const numRuns = process.env["RUNBACK_DEEP"] ? 50_000 : 1_000;

function summarize(values: Float64Array): SeriesSummary {
  const summary = new SeriesSummary();
  const steps = Float64Array.from(values, (_, row) => row * 2);
  summary.addColumn(steps, values, 0, values.length);
  return summary;
}

/** All that is seen of summaries, in their order. */
function shown(summaries: ReadonlyMap<string, SeriesSummary>): [string, MetricSummary][] {
  return [...summaries].map(([name, summary]) => [name, summary.toMetric()]);
}

function isClose(a: number, b: number, scale: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= 1e-9 * scale + 1e-300;
}

describe("SeriesSummary", function () {
  this.timeout(numRuns > 10_000 ? 1_800_000 : 300_000);

  it("says what a naive look at all values says", () => {
    fc.assert(
      fc.property(anyColumn, (values) => {
        const metric = summarize(values).toMetric();
        const finite = [...values].filter(Number.isFinite);
        const least = finite.length === 0 ? NaN : finite.reduce((a, b) => Math.min(a, b));
        const most = finite.length === 0 ? NaN : finite.reduce((a, b) => Math.max(a, b));
        assert.equal(metric.count, values.length);
        assert.ok(Object.is(metric.first, values[0] ?? NaN));
        assert.ok(Object.is(metric.last, values.at(-1) ?? NaN));
        // Math.min takes -0 for smaller than 0, a summary keeps the first of equals.
        assert.equal(metric.min + 0, least + 0);
        assert.equal(metric.max + 0, most + 0);
        assert.equal(metric.nan, values.filter(Number.isNaN).length);
        assert.equal(metric.nan + metric.inf + finite.length, values.length);
        if (finite.length === 0) return;
        assert.equal(metric.minStep, 2 * values.indexOf(least));
        assert.equal(metric.maxStep, 2 * values.indexOf(most));
        // Scaled, so that the naive sums cannot overflow.
        const size = Math.max(...finite.map(Math.abs), Number.MIN_VALUE);
        const mean = finite.reduce((sum, value) => sum + value / finite.length, 0);
        if (size < 1e300) assert.ok(isClose(metric.mean, mean, size), `${metric.mean} ${mean}`);
        const variance = finite.reduce((sum, value) => sum + (value - mean) ** 2 / finite.length, 0);
        if (size < 1e150) assert.ok(isClose(metric.variance, variance, size * size), `${metric.variance} ${variance}`);
      }),
      { numRuns },
    );
  });

  it("keeps the variance of a curve far from zero", () => {
    const metric = summarize(Float64Array.from({ length: 10_000 }, (_, i) => 1e9 + (i % 2))).toMetric();
    assert.equal(metric.variance, 0.25);
    assert.equal(metric.mean, 1e9 + 0.5);
  });

  it("has a mean where plain sums would overflow", () => {
    assert.equal(summarize(new Float64Array(100).fill(-Number.MAX_VALUE)).toMetric().mean, -Number.MAX_VALUE);
    assert.equal(summarize(Float64Array.of(1.5e308, -1.5e308)).toMetric().mean, 0);
    const { mean, variance } = summarize(Float64Array.of(-1e308, 1.2e308, 1.2e308, 1.2e308)).toMetric();
    assert.ok(isClose(mean, 0.65e308, 1e308), `${mean}`);
    assert.equal(variance, Infinity);
  });

  it("draws a long curve with at most 16 points at even strides", () => {
    for (const rows of [0, 1, 15, 16, 17, 31, 32, 33, 1000]) {
      const { sparkline } = summarize(Float64Array.from({ length: rows }, (_, row) => row)).toMetric();
      const stride = (sparkline[1] ?? 1) - (sparkline[0] ?? 0);
      assert.ok(sparkline.length <= 16 && sparkline.length >= Math.min(rows, 8), `${rows}`);
      assert.deepEqual(
        sparkline,
        Array.from({ length: Math.ceil(rows / stride) }, (_, i) => i * stride),
      );
    }
  });

  it("goes on bit for bit after packing, wherever that happens", () => {
    fc.assert(
      fc.property(
        anyColumn,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string({ unit: "binary" }),
        (values, part, name) => {
          const cut = Math.floor(part * values.length);
          const steps = Float64Array.from(values, (_, row) => row * 2);
          const before = new Map([
            ["other", new SeriesSummary()],
            [name, summarize(values.subarray(0, cut))],
          ]);
          const after = unpackSummaries(packSummaries(before));
          assert.deepEqual(shown(after), shown(before));
          assert.deepEqual(packSummaries(after), packSummaries(before));
          after.get(name)!.addColumn(steps, values, cut, values.length);
          assert.deepEqual(shown(after), shown(new Map([...before, [name, summarize(values)]])));
          const whole = new Map([...before, [name, summarize(values)]]);
          assert.deepEqual(packSummaries(after), packSummaries(whole));
        },
      ),
      { numRuns },
    );
  });

  it("takes little room in the saved index", () => {
    const names = Array.from({ length: 50 }, (_, i) => `layer/metric_${i}`);
    const values = (seed: number) =>
      Float64Array.from({ length: 1000 }, (_, i) => Math.round(1e6 * Math.exp(-i / (100 + seed))) / 1e6);
    const packed = packSummaries(new Map(names.map((name, i) => [name, summarize(values(i))])));
    assert.ok(packed.length / 50 < 110, `${packed.length / 50} bytes a series`);
  });
});
