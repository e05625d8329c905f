import { ranks } from "./ranks";

/** How two columns rise together. */
export interface RankCorrelation {
  /** Spearman's rho from -1 to 1; null when a column is constant or fewer than three pairs exist. */
  readonly rho: number | null;
  /** Pairs that count. */
  readonly n: number;
}

/**
 * Spearman's rank correlation: Pearson's coefficient of the ranks, equal values sharing their mean rank. Pairs with a
 * missing value or a NaN do not count; infinities do, as the largest or smallest.
 */
export function rankCorrelation(left: readonly (number | null)[], right: readonly (number | null)[]): RankCorrelation {
  const pairs = left.flatMap((x, at) => {
    const y = right[at] ?? null;
    return x === null || y === null || Number.isNaN(x) || Number.isNaN(y) ? [] : [[x, y] as const];
  });
  const n = pairs.length;
  if (n < 3) return { rho: null, n };
  const a = ranks(pairs.map(([x]) => x));
  const b = ranks(pairs.map(([, y]) => y));
  const mean = (n + 1) / 2;
  const sum = (of: (at: number) => number): number => a.reduce((total, _, at) => total + of(at), 0);
  const shared = sum((at) => (a[at]! - mean) * (b[at]! - mean));
  const spread = Math.sqrt(sum((at) => (a[at]! - mean) ** 2) * sum((at) => (b[at]! - mean) ** 2));
  return { rho: spread === 0 ? null : Math.max(-1, Math.min(1, shared / spread)), n };
}
