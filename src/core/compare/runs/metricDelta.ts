import type { MetricDirection } from "../../view/metricDirection";

/** How a value differs from that of the baseline. */
export interface MetricDelta {
  readonly absolute: number;
  /** As a share of the baseline's size; null when the baseline is 0. */
  readonly relative: number | null;
  /** The value as a multiple of the baseline; null when that is no number above 0. */
  readonly factor: number | null;
  /** `unknown` where the metric has no direction. */
  readonly verdict: "better" | "worse" | "same" | "unknown";
}

/** null when there is nothing to subtract: a value is missing, NaN or infinite. */
export function metricDelta(
  value: number | null,
  baseline: number | null,
  direction: MetricDirection | null,
): MetricDelta | null {
  if (value === null || baseline === null) return null;
  const absolute = value - baseline;
  if (!Number.isFinite(absolute)) return null;
  const relative = baseline === 0 ? (absolute === 0 ? 0 : null) : absolute / Math.abs(baseline);
  const factor = value / baseline;
  const isFactor = Number.isFinite(factor) && factor > 0;
  return { absolute, relative, factor: isFactor ? factor : null, verdict: verdictOf(absolute, direction) };
}

function verdictOf(absolute: number, direction: MetricDirection | null): MetricDelta["verdict"] {
  if (absolute === 0) return "same";
  if (direction === null) return "unknown";
  return absolute < 0 === (direction === "lower") ? "better" : "worse";
}
