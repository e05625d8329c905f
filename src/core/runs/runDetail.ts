import type { RunDetail } from "../model/runDetail";
import type { RunRow } from "../model/runRow";
import type { SeriesSummary } from "../series/seriesSummary";
import type { RunPlace } from "./runPlace";
import type { RunRecord } from "./runRecord";

/** Everything the index knows of a run, but for the points of its metrics. */
export function runDetail(
  record: RunRecord,
  row: RunRow,
  place: RunPlace,
  summaries: ReadonlyMap<string, SeriesSummary>,
): RunDetail {
  return {
    row,
    aliases: record.lastingId === undefined ? [] : [record.lastingId],
    // fromEntries and not assignment: a key may be "__proto__".
    params: Object.fromEntries(record.params),
    metrics: Object.fromEntries([...summaries].map(([metric, summary]) => [metric, summary.toMetric()])),
    tags: Object.fromEntries(record.tags),
    note: record.note,
    ...(record.artifactUri !== undefined && { artifactUri: record.artifactUri }),
    artifacts: [...record.artifacts],
    datasets: [...record.datasets],
    environment: record.environment,
    sources: [...record.sources],
    error: record.error,
    exitCode: record.exitCode,
    problems: [...record.problems],
    logFile: place.logFile,
    consoleFile: place.consoleFile,
  };
}
