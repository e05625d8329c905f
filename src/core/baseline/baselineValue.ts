import type { MetricDirection } from "../view/metricDirection";
import type { RunBaseline } from "./runBaseline";

/**
 * A metric's value of the baseline, of several runs their mean; null without a finite one.
 * @param of the last value, or the best one by the direction, which is none without a direction
 */
export function baselineValue(
  { values, lowest, highest }: RunBaseline,
  metric: string,
  of: "last" | "best",
  direction: MetricDirection | null,
): number | null {
  const bests = direction === null ? {} : direction === "lower" ? lowest : highest;
  const known = of === "last" ? values : bests;
  return Object.hasOwn(known, metric) ? (known[metric] ?? null) : null;
}
