import { directionOf, type MetricDirections } from "../../core/compare/runs/metricDirections";
import type { RunRow } from "../../core/model/runRow";
import type { RunTable } from "../../core/query/evaluate/runTable";
import type { BestRun, BestRunsQuery } from "../../protocol/bestRunsQuery";

/**
 * The best run of each experiment that has a metric to go by. One run alone is not the best of anything.
 * @param rows of all runs that count, newest first
 * @param table whose best values are by the same directions
 */
export function findBestRuns(
  rows: Iterable<RunRow>,
  table: RunTable,
  { metrics }: BestRunsQuery,
  directions: MetricDirections,
): BestRun[] {
  const byExperiment = new Map<string, RunRow[]>();
  for (const row of rows) {
    const known = byExperiment.get(row.experimentId);
    if (known) known.push(row);
    else byExperiment.set(row.experimentId, [row]);
  }
  return [...byExperiment].flatMap(([experimentId, runs]) => {
    const chosen = Object.hasOwn(metrics, experimentId) ? metrics[experimentId] : undefined;
    const metric = chosen ?? usualMetric(runs);
    if (metric === null) return [];
    const direction = directionOf(metric, directions);
    const none = { experimentId, metric, direction, runId: null, value: NaN };
    return [direction === null ? none : { ...none, ...bestOf(runs, table, metric, direction) }];
  });
}

/** The metric that stands for most of the runs, of several the one of the newest; null without any. */
function usualMetric(runs: readonly RunRow[]): string | null {
  const counts = new Map<string, number>();
  for (const { keyMetric } of runs) if (keyMetric) counts.set(keyMetric.name, (counts.get(keyMetric.name) ?? 0) + 1);
  let usual: string | null = null;
  for (const [name, count] of counts) if (usual === null || count > (counts.get(usual) ?? 0)) usual = name;
  return usual;
}

function bestOf(
  runs: readonly RunRow[],
  table: RunTable,
  key: string,
  direction: "lower" | "higher",
): Pick<BestRun, "runId" | "value"> {
  const column = table.numberColumn({ entity: "metrics", key, type: "number", summary: "best", at: 0, length: 0 });
  const sign = direction === "lower" ? 1 : -1;
  const none: Pick<BestRun, "runId" | "value"> = { runId: null, value: NaN };
  let best = none;
  let count = 0;
  for (const { runId } of column ? runs : []) {
    const value = column?.get(table.rowOf(runId)) ?? NaN;
    if (!Number.isFinite(value)) continue;
    count++;
    if (best.runId === null || sign * value < sign * best.value) best = { runId, value };
  }
  return count > 1 ? best : none;
}
