import type { MetricDirection } from "../../view/metricDirection";
import type { MetricMatrix } from "./metricMatrix";

/** Which number of a metric stands for a run. `best` is the min or max by the metric's direction, else the last. */
export const metricStatistics = ["last", "best", "min", "max", "mean"] as const;

export type MetricStatistic = (typeof metricStatistics)[number];

/**
 * The values of one metric in all runs; null where a run does not have it.
 * @param metric its place in `matrix.names`
 */
export function statisticOf(
  matrix: MetricMatrix,
  metric: number,
  statistic: MetricStatistic,
  direction: MetricDirection | null,
): (number | null)[] {
  const best = direction === null ? "last" : direction === "lower" ? "min" : "max";
  const column = matrix[statistic === "best" ? best : statistic];
  return Array.from({ length: matrix.runCount }, (_, run) => {
    const at = metric * matrix.runCount + run;
    return matrix.counts[at] === 0 ? null : (column[at] ?? null);
  });
}
