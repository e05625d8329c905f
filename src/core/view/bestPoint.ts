import type { MetricSummary } from "../model/metricSummary";
import { directionOf, type MetricDirections } from "../compare/runs/metricDirections";

/** The best finite value of a metric and where it was. */
export interface BestPoint {
  readonly value: number;
  readonly step: number;
}

/** The best point by what the user said, else by what the name suggests; null without a direction or a finite point. */
export function bestPoint(name: string, summary: MetricSummary, said: MetricDirections = {}): BestPoint | null {
  const direction = directionOf(name, said);
  if (direction === null || Number.isNaN(summary.min)) return null;
  return direction === "lower"
    ? { value: summary.min, step: summary.minStep }
    : { value: summary.max, step: summary.maxStep };
}
