import { formatNumber } from "../../format/formatNumber";
import type { MetricDelta } from "../runs/metricDelta";

/** A delta with its sign, absolute and relative: `+0.012, +3.4 %`; `±0` for none. */
export function formatDelta({ absolute, relative }: MetricDelta): string {
  if (absolute === 0) return "±0";
  const text = signed(absolute, formatNumber(Math.abs(absolute)));
  return relative === null ? text : `${text}, ${formatShare(relative)}`;
}

function formatShare(relative: number): string {
  const percent = Math.abs(relative) * 100;
  const text = percent >= 100 ? formatNumber(Math.round(percent)) : String(Number(percent.toPrecision(2)));
  return `${signed(relative, text)} %`;
}

function signed(value: number, text: string): string {
  return `${value < 0 ? "−" : "+"}${text}`;
}
