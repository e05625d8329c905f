import { isTimingMetric } from "../isTimingMetric";
import { directionOf, type MetricDirections } from "../runs/metricDirections";
import { metricDelta, type MetricDelta } from "../runs/metricDelta";
import { statisticOf, type MetricStatistic } from "../runs/metricStatistic";
import type { RunComparison } from "../runs/runComparison";

/** How a metric moved away from the baseline: in the other run, or in the one of several that moved most. */
export interface MetricChange {
  readonly metric: string;
  readonly baseline: number;
  /** Place of the run that is told of: the best one where the metric has a direction, else the farthest. */
  readonly run: number;
  readonly value: number;
  readonly delta: MetricDelta;
}

/** How the metrics are read. */
export interface MetricReading {
  readonly statistic: MetricStatistic;
  readonly directions: MetricDirections;
  /** Place of the run that the others are compared with. */
  readonly baseline: number;
  /** The metric that stands for the runs; it comes first. */
  readonly keyMetric: string | null;
}

/**
 * The metrics that differ from the baseline: the key metric, those that have a direction, those that have none (a
 * learning rate, a count of epochs), and those of the clock and the machine; within each the one that moved most, as a
 * share of the larger of its two values, first.
 */
export function metricChanges({ metrics, runs }: RunComparison, reading: MetricReading): MetricChange[] {
  const found = metrics.names.flatMap((metric, at) => {
    const direction = directionOf(metric, reading.directions);
    const values = statisticOf(metrics, at, reading.statistic, direction);
    const base = values[reading.baseline] ?? null;
    const changes = runs.flatMap((_, run) => {
      const value = values[run] ?? null;
      const delta = run === reading.baseline ? null : metricDelta(value, base, direction);
      return delta === null || value === null || base === null ? [] : [{ metric, baseline: base, run, value, delta }];
    });
    const told = changes.reduce<MetricChange | null>(
      (most, one) => (most && score(most) >= score(one) ? most : one),
      null,
    );
    return told === null || told.delta.absolute === 0 ? [] : [told];
  });
  const rank = ({ metric, delta }: MetricChange): number => {
    if (metric === reading.keyMetric) return 0;
    return isTimingMetric(metric) ? 3 : delta.verdict === "unknown" ? 2 : 1;
  };
  return found.sort((a, b) => rank(a) - rank(b) || sizeOf(b) - sizeOf(a));
}

/** Larger for the run to tell of: a gain counts by its size, a loss against it. */
function score({ delta }: MetricChange): number {
  const size = Math.abs(delta.absolute);
  return delta.verdict === "worse" ? -size : size;
}

/** From 0 to 2, also where the baseline is 0. */
function sizeOf({ baseline, value, delta }: MetricChange): number {
  return Math.abs(delta.absolute) / Math.max(Math.abs(baseline), Math.abs(value));
}
