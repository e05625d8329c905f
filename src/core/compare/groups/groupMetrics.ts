import type { RunGroup } from "../../groups/runGroup";
import { sampleStatistics } from "../../statistics/sampleStatistics";
import { directionOf, type MetricDirections } from "../runs/metricDirections";
import { statisticOf, type MetricStatistic } from "../runs/metricStatistic";
import type { RunComparison } from "../runs/runComparison";

/**
 * Groups of compared runs, with what is said of each metric in the order of the comparison. Runs without a metric do not
 * count for it.
 */
export function groupMetrics(
  { metrics, runs }: Pick<RunComparison, "metrics" | "runs">,
  groups: readonly Pick<RunGroup, "title" | "runIds">[],
  statistic: MetricStatistic,
  directions: MetricDirections,
): RunGroup[] {
  const places = new Map(runs.map(({ runId }, place) => [runId, place]));
  const columns = metrics.names.map((name, at) => statisticOf(metrics, at, statistic, directionOf(name, directions)));
  return groups.map(({ title, runIds }) => ({
    title,
    runIds,
    keys: [],
    statistics: columns.map((values) => {
      const own = runIds.map((runId) => values[places.get(runId) ?? -1] ?? null);
      return sampleStatistics(Float64Array.from(own.filter((value) => value !== null)));
    }),
  }));
}
