import type { MetricSummary } from "../model/metricSummary";
import { metricDirection } from "./metricDirection";

/** The best finite value of a metric and where it was. */
export interface BestPoint {
  readonly value: number;
  readonly step: number;
}

/** The best point by the direction that the name suggests; null when it suggests none, or no finite point exists. */
export function bestPoint(name: string, summary: MetricSummary): BestPoint | null {
  const direction = metricDirection(name);
  if (direction === null || Number.isNaN(summary.min)) return null;
  return direction === "lower"
    ? { value: summary.min, step: summary.minStep }
    : { value: summary.max, step: summary.maxStep };
}
