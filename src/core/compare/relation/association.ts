import { incompleteBeta } from "../../statistics/incompleteBeta";
import { numbersOf } from "./numbersOf";
import { rankCorrelation } from "./rankCorrelation";
import { ranks } from "./ranks";

/** How a property of runs goes with a number. */
export interface Association {
  /** From 0, none, to 1, complete. */
  readonly strength: number;
  /** Spearman's rho where the property is a number and goes up or down with the other one; null: it goes by groups. */
  readonly rho: number | null;
  /** Runs that it rests on. */
  readonly n: number;
  /** How likely chance alone does as much, from 0 to 1. */
  readonly chance: number;
}

/** With fewer runs there is nothing to say. */
const fewestRuns = 4;

/**
 * How strongly a property of runs goes with a number, by ranks: for numbers the size of Spearman's rho; for texts that
 * several runs share the share of the rank variance that lies between the groups (eta squared). Of the two the one that
 * chance does less likely counts; null with too few runs to say. Chance is that of the F test of the explained share of
 * the rank variance (for rho the usual t test with n - 2 degrees; for groups Conover and Iman, Am. Stat. 35, 1981).
 */
export function association(texts: readonly (string | null)[], values: readonly (number | null)[]): Association | null {
  const numbers = numbersOf(texts);
  const correlation = numbers === null ? null : rankCorrelation(numbers, values);
  const grouped = betweenGroups(texts, values);
  if (correlation === null || correlation.n < fewestRuns || correlation.rho === null) return grouped;
  const { rho, n } = correlation;
  const linear = { strength: Math.abs(rho), rho, n, chance: chanceOf(rho ** 2, 1, n - 2) };
  return grouped !== null && grouped.chance < linear.chance ? grouped : linear;
}

function betweenGroups(texts: readonly (string | null)[], values: readonly (number | null)[]): Association | null {
  const known = values.flatMap((value, run) => (value === null || Number.isNaN(value) ? [] : [run]));
  const groups = new Map<string | null, number[]>();
  const ranked = ranks(known.map((run) => values[run] as number));
  known.forEach((run, at) => {
    const text = texts[run] ?? null;
    groups.set(text, [...(groups.get(text) ?? []), ranked[at] ?? 0]);
  });
  const n = known.length;
  // With a group for nearly every run anything seems explained.
  if (n < fewestRuns || groups.size < 2 || groups.size > n / 2) return null;
  const mean = (n + 1) / 2;
  const total = ranked.reduce((sum, rank) => sum + (rank - mean) ** 2, 0);
  if (total === 0) return null;
  const between = [...groups.values()].reduce((sum, members) => {
    const own = members.reduce((all, rank) => all + rank, 0) / members.length;
    return sum + members.length * (own - mean) ** 2;
  }, 0);
  const strength = Math.min(1, between / total);
  return { strength, rho: null, n, chance: chanceOf(strength, groups.size - 1, n - groups.size) };
}

/** Chance of an explained share of the variance at least as large, by the F distribution. */
function chanceOf(share: number, between: number, within: number): number {
  return incompleteBeta(1 - Math.min(1, share), within / 2, between / 2);
}
