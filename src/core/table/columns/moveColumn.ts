import type { ShownColumn } from "./shownColumn";

/**
 * The order after a column was moved, as ids for a layout. Pinned columns stay before the others, so a move ends at
 * that border.
 * @param columns as they stand now
 * @param steps to the right; negative: to the left
 */
export function moveColumn(columns: readonly ShownColumn[], id: string, steps: number): string[] {
  const from = columns.findIndex((column) => column.id === id);
  const moved = columns[from];
  if (!moved) return columns.map((column) => column.id);
  const pinnedCount = columns.filter(({ isPinned }) => isPinned).length;
  const [low, high] = moved.isPinned ? [0, pinnedCount - 1] : [pinnedCount, columns.length - 1];
  const to = Math.min(high, Math.max(low, from + steps));
  const ids = columns.map((column) => column.id);
  ids.splice(from, 1);
  ids.splice(to, 0, id);
  return ids;
}
