import type { MetricSummary } from "../../model/metricSummary";
import type { MetricSummaryName } from "../parse/queryField";

/**
 * The number that a summary name means. `best` is min or max by the metric's direction, and the last value where the
 * direction is not known.
 */
export function summaryNumber(
  name: Exclude<MetricSummaryName, "delta">,
  summary: MetricSummary,
  direction: "lower" | "higher" | null,
): number {
  if (name !== "best") return summary[name];
  return direction === null ? summary.last : direction === "lower" ? summary.min : summary.max;
}
