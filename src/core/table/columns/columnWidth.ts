import { columnId } from "./columnId";
import type { ColumnName } from "./columnName";

const min = 48;
const max = 1200;

/**
 * Width of a column in CSS pixels.
 * @param chosen by the user; kept within what can be seen and grasped
 * @param isGrouped names and numbers are those of groups, which take more room
 */
export function columnWidth(column: ColumnName, chosen?: number, isGrouped = false): number {
  if (chosen !== undefined && Number.isFinite(chosen)) return Math.round(Math.min(max, Math.max(min, chosen)));
  const id = columnId(column);
  if (id === "attributes.run_name") return isGrouped ? 300 : 200;
  if (id.endsWith("_time")) return 190;
  if (isGrouped && (column.entity === "metrics" ? column.summary !== "curve" : id === "attributes.duration"))
    return 160;
  if (id === "attributes.starred") return 76;
  return id === "attributes.status" ? 120 : 110;
}
