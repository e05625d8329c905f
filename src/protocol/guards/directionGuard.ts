import type { MetricDirections } from "../../core/compare/runs/metricDirections";

/** What a user can say of a metric. */
export const directionGuard = (value: unknown): value is MetricDirections[string] =>
  value === "lower" || value === "higher" || value === "none";
