import type { RunRow } from "../model/runRow";
import type { RunSource } from "../model/runSource";
import { isOutranked } from "./isOutranked";

/** A run's row with the code that was observed at its start, unless its tool recorded better evidence. */
export function observedRow(row: RunRow, observed: RunSource | null): RunRow {
  if (observed === null || !isOutranked(row)) return row;
  const { evidence, dirty, changedCount, untrackedCount } = observed;
  return { ...row, evidence, dirty, dirtyCount: changedCount + untrackedCount };
}
