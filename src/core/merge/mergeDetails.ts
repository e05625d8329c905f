import { artifactKey } from "../model/artifactKey";
import type { RunDetail } from "../model/runDetail";
import type { RunRow } from "../model/runRow";

/**
 * Everything known of a run that several formats recorded, all in one folder. A param, metric, tag or file that several
 * have is that of the first; lists of which one format knows all there is (sources, the error) are of the first that
 * has them.
 * @param details best format first (`formatRank`), at least one
 * @param additions what only adds params and tags, nearest folder first
 * @param row the run's merged row
 */
export function mergeDetails(details: readonly RunDetail[], additions: readonly RunDetail[], row: RunRow): RunDetail {
  const [main] = details as [RunDetail];
  const params = union([...details, ...additions].map((one) => one.params));
  const tags = union([...details, ...additions].map((one) => one.tags));
  const additionProblems = additions.flatMap((one) => one.problems);
  if (details.length === 1) return { ...main, row, params, tags, problems: [...main.problems, ...additionProblems] };
  const artifactUri = details.find((one) => one.artifactUri !== undefined)?.artifactUri;
  const copies = details.flatMap((one) => one.copies ?? []);
  const ended = details.find(({ error, exitCode }) => error !== null || exitCode !== null) ?? main;
  return {
    row,
    aliases: [...main.aliases, ...details.slice(1).flatMap((one) => [one.row.runId, ...one.aliases])],
    params,
    metrics: union(details.map((one) => one.metrics)),
    tags,
    note: details.find(({ note }) => note !== null)?.note ?? null,
    ...(artifactUri !== undefined && { artifactUri }),
    artifacts: unique(details, (one) => one.artifacts, artifactKey),
    datasets: unique(
      details,
      (one) => one.datasets,
      ({ name, path, role, digest }) => JSON.stringify([name, path, role, digest]),
    ),
    environment: details.some(({ environment }) => environment !== null)
      ? union(details.map(({ environment }) => environment ?? {}))
      : null,
    sources: details.find(({ sources }) => sources.length > 0)?.sources ?? [],
    error: ended.error,
    exitCode: ended.exitCode,
    problems: [...details.flatMap((one) => one.problems), ...additionProblems],
    logFile: main.logFile,
    ...(copies.length > 0 && { copies }),
    consoleFile: details.find(({ consoleFile }) => consoleFile !== null)?.consoleFile ?? null,
  };
}

/** Keys in the order in which they come; of several values the first. */
function union<T>(records: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  const all = new Map<string, T>();
  for (const record of records)
    for (const [key, value] of Object.entries(record)) if (!all.has(key)) all.set(key, value);
  return Object.fromEntries(all);
}

function unique<T>(
  details: readonly RunDetail[],
  pick: (detail: RunDetail) => readonly T[],
  keyOf: (one: T) => string,
): T[] {
  const all = new Map<string, T>();
  for (const detail of details) for (const one of pick(detail)) if (!all.has(keyOf(one))) all.set(keyOf(one), one);
  return [...all.values()];
}
