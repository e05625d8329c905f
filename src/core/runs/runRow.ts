import type { RunRow } from "../model/runRow";
import type { SeriesSummary } from "../series/seriesSummary";
import { isStale } from "./isStale";
import { keyMetric } from "./keyMetric";
import type { RunPlace } from "./runPlace";
import type { RunRecord } from "./runRecord";

/** What a list shows of a run. `childCount` is 0 here: only the index knows the other runs. */
export function runRow(
  record: RunRecord,
  now: number,
  place: RunPlace,
  summaries: ReadonlyMap<string, SeriesSummary>,
  pinned: string | null,
): RunRow {
  const source = record.sources.at(-1);
  const runId = record.runId ?? place.fallbackId;
  return {
    runId,
    runName: record.runName ?? runId.slice(runId.indexOf(":") + 1),
    experimentId: place.experimentId,
    experiment: record.experiment ?? place.fallbackExperiment,
    parentId: record.parentId,
    formats: place.formats,
    status: record.status,
    isStale: isStale(record.status, record.lastTime, now),
    startTime: record.startTime,
    endTime: record.endTime,
    lastTime: record.lastTime,
    attempts: record.attempts,
    lastStep: lastStep(summaries),
    keyMetric: keyMetricValue(summaries, pinned),
    nanMetrics: [...summaries.values()].filter((summary) => summary.nan > 0).length,
    problemCount: record.problemCount,
    childCount: 0,
    evidence: source?.evidence ?? "none",
    dirty: source?.dirty ?? null,
    dirtyCount: source === undefined ? 0 : source.changedCount + source.untrackedCount,
    directory: place.directory,
    host: record.host,
    pid: record.pid,
    isStarred: false,
    isArchived: false,
    isHidden: false,
    baselineSince: null,
    isBaseline: false,
  };
}

/** The furthest last step of all metrics but the system's, which count by themselves. */
function lastStep(summaries: ReadonlyMap<string, SeriesSummary>): number | null {
  let furthest: number | null = null;
  for (const [metric, { lastStep: step }] of summaries) {
    if (metric.startsWith("system/") || !Number.isFinite(step)) continue;
    if (furthest === null || step > furthest) furthest = step;
  }
  return furthest;
}

function keyMetricValue(summaries: ReadonlyMap<string, SeriesSummary>, pinned: string | null): RunRow["keyMetric"] {
  const name = keyMetric(summaries.keys(), pinned);
  const summary = name === null ? undefined : summaries.get(name);
  return name === null || summary === undefined ? null : { name, value: summary.last };
}
