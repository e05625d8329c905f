import { formatNumber } from "../../format/formatNumber";

/**
 * A mean with its standard deviation, `0.9128 ± 0.0061`: the deviation to two digits, the mean to the same place. Of one
 * value the value alone; empty for none.
 */
export function formatMean({
  n,
  mean,
  std,
}: {
  readonly n: number;
  readonly mean: number;
  readonly std: number;
}): string {
  if (n === 0) return "";
  if (Number.isNaN(std)) return formatNumber(mean);
  if (std === 0) return `${formatNumber(mean)} ± 0`;
  const places = 1 - Math.floor(Math.log10(std));
  const isPlain = places >= 0 && places <= 6 && Math.abs(mean) < 1e6;
  return isPlain ? `${mean.toFixed(places)} ± ${std.toFixed(places)}` : `${formatNumber(mean)} ± ${formatNumber(std)}`;
}
