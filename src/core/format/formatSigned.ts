import { formatNumber } from "./formatNumber";

/** A difference with its sign, of which a screen reader says more than of a hyphen: `+0.012`, `−3`, `±0`. */
export function formatSigned(value: number): string {
  if (value === 0) return "±0";
  return Number.isNaN(value) ? formatNumber(value) : `${value < 0 ? "−" : "+"}${formatNumber(Math.abs(value))}`;
}
