import type { MetricSummary } from "../../src/core/model/metricSummary";
import type { RunDetail } from "../../src/core/model/runDetail";
import { sampleDetail, sampleRow } from "../../test/support/model/sampleRun";
import { seededRandom } from "./seededRandom";

/** Params and metrics of a run. */
export const keyCount = 50;
const optimizers = ["adam", "adamw", "sgd", "lion"];

/** A finished run of a sweep with five seeds of each setting, the same for the same number. */
export function queryRun(index: number): RunDetail {
  const setting = seededRandom(Math.floor(index / 5) + 1);
  const next = seededRandom(index + 1_000_000);
  const startTime = 1_750_000_000_000 + index * 60_000;
  const params = Object.fromEntries(
    Array.from({ length: keyCount - 2 }, (_, i) => [`param_${i}`, Number(setting().toFixed(2))]),
  );
  const metrics = Array.from({ length: keyCount }, (_, i) => [`metric_${i}`, summaryOf(next())] as const);
  const row = sampleRow({
    runId: `runback:${String(index).padStart(26, "0")}`,
    runName: `run-${index}`,
    experimentId: `experiment-${index % 20}`,
    experiment: "sweep",
    startTime,
    endTime: startTime + 1000,
    lastTime: startTime + 1000,
    lastStep: 100,
    keyMetric: null,
    evidence: "none",
    dirty: null,
  });
  const optimizer = optimizers[Math.floor(setting() * optimizers.length)]!;
  return sampleDetail({
    row,
    params: { ...params, optimizer, seed: index % 5 },
    metrics: Object.fromEntries(metrics),
    tags: {},
    note: null,
    datasets: [],
    sources: [],
  });
}

function summaryOf(last: number): MetricSummary {
  const steps = { firstStep: 0, lastStep: 99, minStep: 0, maxStep: 99 };
  const counts = { count: 100, nan: 0, inf: 0 };
  return { first: 1, last, min: last / 2, max: 1, mean: last, variance: 0, ...steps, ...counts, sparkline: [] };
}
