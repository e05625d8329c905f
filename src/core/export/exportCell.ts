import type { ColumnCells } from "../table/columns/columnCells";
import type { ColumnName } from "../table/columns/columnName";

/** What stands in a cell: numbers are written in full, and null is nothing. */
export type ExportCell = string | number | null;

/** A row's cell of a column for a file: times in ISO 8601, durations in seconds. */
export function exportCell({ entity, key }: ColumnName, cells: ColumnCells | undefined, row: number): ExportCell {
  if (cells?.kind === "text") return cells.texts[cells.ids[row] ?? -1] ?? null;
  if (cells?.kind !== "number" || cells.has[row] !== 1) return null;
  const value = cells.values[row] ?? NaN;
  if (entity === "attributes" && (key === "start_time" || key === "end_time")) return new Date(value).toISOString();
  return entity === "attributes" && key === "duration" ? value / 1000 : value;
}
