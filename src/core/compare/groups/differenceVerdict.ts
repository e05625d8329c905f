import type { MeanDifference } from "../../statistics/meanDifference";
import type { MetricDirection } from "../../view/metricDirection";

/**
 * What the interval of a difference says: `better` and `worse` only where 0 is outside of it, `open` where it is inside,
 * `unknown` where there is no interval, or no way in which the metric gets better.
 */
export function differenceVerdict(
  { low, high }: MeanDifference,
  direction: MetricDirection | null,
): "better" | "worse" | "open" | "unknown" {
  if (Number.isNaN(low) || Number.isNaN(high)) return "unknown";
  if (low <= 0 && high >= 0) return "open";
  if (direction === null) return "unknown";
  return high < 0 === (direction === "lower") ? "better" : "worse";
}
