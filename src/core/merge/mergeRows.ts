import type { RunRow } from "../model/runRow";
import { keyMetric } from "../runs/keyMetric";

/**
 * One row for a run that several formats recorded, all in one folder. Each field is that of the first row that knows
 * it; what adds up (problems, attempts, signs of life) is taken of all.
 * @param rows best format first (`formatRank`), at least one
 * @param recordsEnd whether a format says that a run ended: only such a one is asked for the status
 */
export function mergeRows(rows: readonly RunRow[], recordsEnd: (format: string) => boolean): RunRow {
  const [main] = rows as [RunRow];
  if (rows.length === 1) return main;
  const first = <T>(pick: (row: RunRow) => T | null): T | null => {
    for (const row of rows) if (pick(row) !== null) return pick(row);
    return null;
  };
  const most = (pick: (row: RunRow) => number | null): number | null => {
    const known = rows.map(pick).filter((value) => value !== null);
    return known.length > 0 ? Math.max(...known) : null;
  };
  const ending = rows.find(({ formats }) => formats.some(recordsEnd)) ?? main;
  const coded = rows.find(({ evidence }) => evidence !== "none") ?? main;
  return {
    ...main,
    formats: [...new Set(rows.flatMap(({ formats }) => formats))],
    parentId: first((row) => row.parentId),
    status: ending.status,
    isStale: ending.isStale,
    startTime: first((row) => row.startTime),
    endTime: ending.endTime,
    lastTime: most((row) => row.lastTime),
    attempts: most((row) => row.attempts) ?? main.attempts,
    lastStep: most((row) => row.lastStep),
    keyMetric: keyMetricOf(rows),
    // The same metric may be NaN in several formats: no sum.
    nanMetrics: most((row) => row.nanMetrics) ?? 0,
    problemCount: rows.reduce((sum, { problemCount }) => sum + problemCount, 0),
    evidence: coded.evidence,
    dirty: coded.dirty,
    dirtyCount: coded.dirtyCount,
    host: first((row) => row.host),
    pid: first((row) => row.pid),
  };
}

/** The best of each format's best is the best of all. */
function keyMetricOf(rows: readonly RunRow[]): RunRow["keyMetric"] {
  const known = rows.flatMap((row) => row.keyMetric ?? []);
  const name = keyMetric(known.map((one) => one.name));
  return known.find((one) => one.name === name) ?? null;
}
