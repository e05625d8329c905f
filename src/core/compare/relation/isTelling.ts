import type { Association } from "./association";

/** With fewer runs even a perfect order comes about by chance too often, and the approximations do not hold. */
const fewestRuns = 8;
/** Chance of being misled by any of the things that were looked at. */
const level = 0.05;

/**
 * Whether it is worth telling that a property goes with a metric: it rests on at least 8 runs, and chance does as much
 * in fewer than 5 % of cases, counted over all properties that were looked at (Bonferroni).
 * @param tried how many properties were looked at
 */
export function isTelling(found: Association | null, tried: number): found is Association {
  return found !== null && found.n >= fewestRuns && found.chance * Math.max(1, tried) <= level;
}
