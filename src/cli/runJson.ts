import type { MetricSummary } from "../core/model/metricSummary";
import type { RunDetail } from "../core/model/runDetail";

/** A run as every JSON answer gives it. Fields are only ever added; what is not known is null; times in ms. */
export function runJson(detail: RunDetail) {
  const { row } = detail;
  const source = detail.sources.at(-1);
  return {
    id: row.runId,
    aliases: detail.aliases,
    name: row.runName,
    experimentId: row.experimentId,
    experiment: row.experiment,
    parentId: row.parentId,
    formats: row.formats,
    status: row.status,
    isStale: row.isStale,
    startTime: row.startTime,
    endTime: row.endTime,
    attempts: row.attempts,
    params: detail.params,
    metrics: Object.fromEntries(Object.entries(detail.metrics).map(([name, summary]) => [name, metricJson(summary)])),
    tags: detail.tags,
    source: {
      evidence: source?.evidence ?? "none",
      commit: source?.commit ?? null,
      branch: source?.branch ?? null,
      dirty: source?.dirty ?? null,
      snapshot: source?.snapshot ?? null,
      notCaptured: source?.notCaptured ?? [],
    },
    problems: detail.problems,
    isBaseline: row.isBaseline,
  };
}

/** First and last are values of the log, NaN among them; the others are unknown where no finite value is. */
function metricJson(summary: MetricSummary) {
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    count: summary.count,
    first: summary.first,
    last: summary.last,
    min: known(summary.min),
    max: known(summary.max),
    mean: known(summary.mean),
    firstStep: known(summary.firstStep),
    lastStep: known(summary.lastStep),
    minStep: known(summary.minStep),
    maxStep: known(summary.maxStep),
    nan: summary.nan,
    inf: summary.inf,
  };
}
