import type { RunRow } from "../model/runRow";
import type { RunMarks } from "./runMarks";

/** A run's row with what it is marked with, which wins over its log. */
export function markedRow(row: RunRow, marks: RunMarks | null): RunRow {
  if (!marks) return row;
  const { name, isStarred, isArchived, isHidden } = marks;
  return { ...row, runName: name ?? row.runName, isStarred, isArchived, isHidden };
}
