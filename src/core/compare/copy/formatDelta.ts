import { formatNumber } from "../../format/formatNumber";
import type { MetricDelta } from "../runs/metricDelta";

/** A larger share (999 %) says less than how many times the baseline a value is. */
const largestShare = 9.995;
/** The baseline of a larger multiple is as good as 0. */
const largestFactor = 1e6;

/**
 * A delta with its sign, absolute and relative: `+0.012, +3.4 %`; `+12, × 44.7` where it is above 999 %; the absolute
 * one alone where the baseline is about 0 or of the other sign; `±0` for none.
 */
export function formatDelta({ absolute, relative, factor }: MetricDelta): string {
  if (absolute === 0) return "±0";
  const text = signed(absolute, formatNumber(Math.abs(absolute)));
  if (relative === null) return text;
  if (Math.abs(relative) < largestShare) return `${text}, ${formatShare(relative)}`;
  return factor === null || factor > largestFactor ? text : `${text}, × ${formatFactor(factor)}`;
}

function formatShare(relative: number): string {
  const percent = Math.abs(relative) * 100;
  const text = percent >= 100 ? formatNumber(Math.round(percent)) : String(Number(percent.toPrecision(2)));
  return `${signed(relative, text)} %`;
}

function formatFactor(factor: number): string {
  return formatNumber(Number(factor.toPrecision(3)));
}

function signed(value: number, text: string): string {
  return `${value < 0 ? "−" : "+"}${text}`;
}
