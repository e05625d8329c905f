import type { MetricDirection } from "../../view/metricDirection";

/** The runs with the best finite value: several when they are equal, none when all are equal or none is better. */
export function bestRuns(values: readonly (number | null)[], direction: MetricDirection | null): ReadonlySet<number> {
  const finite = values.filter((value) => value !== null && Number.isFinite(value)) as number[];
  if (direction === null || finite.length < 2) return new Set();
  const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
  const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  if (low === high) return new Set();
  const best = direction === "lower" ? low : high;
  return new Set(values.flatMap((value, run) => (value === best ? [run] : [])));
}
