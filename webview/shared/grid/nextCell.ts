/** A place in a grid. Rows of the head are below zero, the last of them -1. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

/** How far a grid goes. */
export interface GridBounds {
  readonly headRows: number;
  readonly rows: number;
  readonly columns: number;
  /** Rows of one screen. */
  readonly pageRows: number;
}

/**
 * Where a key leads from a cell, by the usual keys of a grid; null for keys that lead nowhere.
 * @param isFar with Ctrl or Cmd: to the end
 */
export function nextCell(key: string, from: GridCell, bounds: GridBounds, isFar: boolean): GridCell | null {
  const first = -bounds.headRows;
  const lastRow = bounds.rows - 1;
  const lastColumn = bounds.columns - 1;
  const to = (row: number, column: number): GridCell => ({
    row: Math.min(lastRow, Math.max(first, row)),
    column: Math.min(lastColumn, Math.max(0, column)),
  });
  switch (key) {
    case "ArrowUp":
      return to(isFar ? Math.min(0, from.row - 1) : from.row - 1, from.column);
    case "ArrowDown":
      return to(isFar ? lastRow : from.row + 1, from.column);
    case "ArrowLeft":
      return to(from.row, isFar ? 0 : from.column - 1);
    case "ArrowRight":
      return to(from.row, isFar ? lastColumn : from.column + 1);
    case "PageUp":
      return to(Math.max(Math.min(0, from.row), from.row - bounds.pageRows), from.column);
    case "PageDown":
      return to(Math.max(0, from.row) + bounds.pageRows, from.column);
    case "Home":
      return to(isFar ? 0 : from.row, 0);
    case "End":
      return to(isFar ? lastRow : from.row, lastColumn);
    default:
      return null;
  }
}
