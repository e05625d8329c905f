import type { RunBaseline } from "../baseline/runBaseline";
import { formatDelta } from "../compare/copy/formatDelta";
import { baselineValue } from "../baseline/baselineValue";
import { metricDelta } from "../compare/runs/metricDelta";
import { directionOf, type MetricDirections } from "../compare/runs/metricDirections";
import type { Translate } from "./translate";

/** What a run is compared with, and which way metrics get better as the user said. */
export interface Comparison {
  /** null: the run's experiment has no baseline. */
  readonly baseline: RunBaseline | null;
  readonly directions: MetricDirections;
}

/** Nothing to compare with. */
export const noComparison: Comparison = { baseline: null, directions: {} };

/**
 * How far a metric's value is from the baseline's, and whether that is better, in words: `+0.02, +2.1 % better`.
 * null where there is nothing to compare with, as for the baseline itself.
 * @param of whether the values are the last ones, or the best ones of both
 */
export function baselineText(
  runId: string,
  metric: string,
  value: number,
  { baseline, directions }: Comparison,
  t: Translate,
  of: "last" | "best" = "last",
): string | null {
  if (baseline === null || (baseline.runIds.length === 1 && baseline.runIds[0] === runId)) return null;
  const direction = directionOf(metric, directions);
  const delta = metricDelta(value, baselineValue(baseline, metric, of, direction), direction);
  if (delta === null) return null;
  const text = formatDelta(delta);
  if (delta.verdict === "better") return t("{0} better", text);
  return delta.verdict === "worse" ? t("{0} worse", text) : text;
}
