import type { RunRow } from "../model/runRow";
import type { MarksOfRun } from "./marksOfRun";

/** A run's row with what it is marked with, which wins over its log. */
export function markedRow(row: RunRow, { marks, problems }: MarksOfRun): RunRow {
  if (!marks && problems.length === 0) return row;
  const { name = null, isStarred = false, isArchived = false, isHidden = false, baselineSince = null } = marks ?? {};
  const problemCount = row.problemCount + problems.length;
  return { ...row, runName: name ?? row.runName, isStarred, isArchived, isHidden, baselineSince, problemCount };
}
