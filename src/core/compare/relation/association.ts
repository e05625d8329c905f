import { numbersOf } from "./numbersOf";
import { rankCorrelation } from "./rankCorrelation";
import { ranks } from "./ranks";

/** Fewer runs show anything. */
const fewestRuns = 4;

/**
 * How strongly a property of runs goes with a number, from 0 to 1, by ranks: for numbers the size of Spearman's rho;
 * for texts that several runs share the share of the rank variance that lies between the groups (eta squared). The
 * larger one counts; null with too few runs to say.
 */
export function association(texts: readonly (string | null)[], values: readonly (number | null)[]): number | null {
  const numbers = numbersOf(texts);
  const rho = numbers === null ? null : rankCorrelation(numbers, values);
  const linear = rho === null || rho.n < fewestRuns || rho.rho === null ? null : Math.abs(rho.rho);
  const grouped = betweenGroups(texts, values);
  return linear === null ? grouped : grouped === null ? linear : Math.max(linear, grouped);
}

function betweenGroups(texts: readonly (string | null)[], values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value, run) => (value === null || Number.isNaN(value) ? [] : [run]));
  const groups = new Map<string | null, number[]>();
  const ranked = ranks(known.map((run) => values[run] as number));
  known.forEach((run, at) => {
    const text = texts[run] ?? null;
    groups.set(text, [...(groups.get(text) ?? []), ranked[at] ?? 0]);
  });
  // With a group for nearly every run anything seems explained.
  if (known.length < fewestRuns || groups.size > known.length / 2) return null;
  const mean = (known.length + 1) / 2;
  const total = ranked.reduce((sum, rank) => sum + (rank - mean) ** 2, 0);
  if (total === 0) return null;
  const between = [...groups.values()].reduce((sum, members) => {
    const own = members.reduce((all, rank) => all + rank, 0) / members.length;
    return sum + members.length * (own - mean) ** 2;
  }, 0);
  return Math.min(1, between / total);
}
