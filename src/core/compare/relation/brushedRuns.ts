import type { ValueAxis } from "./valueAxis";

/** Stretches of axes that the user has marked, by the axes' keys; from 0 to 1. */
export type Brushes = Readonly<Record<string, readonly [low: number, high: number]>>;

/** Runs that lie in every marked stretch; null when none is marked. A run without a value lies in none. */
export function brushedRuns(axes: readonly ValueAxis[], brushes: Brushes): ReadonlySet<number> | null {
  const marked = axes.filter(({ key }) => Object.hasOwn(brushes, key));
  if (marked.length === 0) return null;
  const runs = marked[0]!.positions.map((_, run) => run);
  return new Set(
    runs.filter((run) =>
      marked.every(({ key, positions }) => {
        const [low, high] = brushes[key] ?? [0, 1];
        const position = positions[run] ?? null;
        return position !== null && position >= low - 1e-9 && position <= high + 1e-9;
      }),
    ),
  );
}
