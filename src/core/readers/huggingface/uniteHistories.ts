import type { HistoryRow } from "./trainerState";

/**
 * The history of a run by all its checkpoints: the newest one's, and of the others each metric's points at steps where
 * the newest has none of it (the run was resumed from an earlier checkpoint and went another way). Ordered by step.
 * @param histories the newest first
 */
export function uniteHistories(histories: readonly (readonly HistoryRow[])[]): HistoryRow[] {
  const [newest = [], ...others] = histories;
  const rows = [...newest];
  const known = new Map<string, Set<number>>();
  const learn = ({ step, values }: HistoryRow) => {
    for (const [metric] of values) {
      let steps = known.get(metric);
      if (!steps) known.set(metric, (steps = new Set()));
      steps.add(step);
    }
  };
  newest.forEach(learn);
  for (const other of others) {
    const extra = other.map((row) => ({
      step: row.step,
      values: row.values.filter(([metric]) => known.get(metric)?.has(row.step) !== true),
    }));
    const filled = extra.filter(({ values }) => values.some(([metric]) => metric !== "epoch"));
    filled.forEach(learn);
    rows.push(...filled);
  }
  return others.length === 0 ? rows : rows.sort((a, b) => a.step - b.step);
}
