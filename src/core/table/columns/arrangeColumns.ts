import type { ColumnChoice } from "./columnChoices";
import { columnField } from "./columnField";
import { columnWidth } from "./columnWidth";
import type { ShownColumn } from "./shownColumn";
import type { TableLayout } from "../tableLayout";

/** Nobody reads more side by side; the rest can be chosen. */
const usualLimit = 500;

/** The columns that a layout shows, pinned ones first. */
export function arrangeColumns(choices: readonly ColumnChoice[], layout: TableLayout): ShownColumn[] {
  const { shown, hidesConstant } = layout;
  const pinned = new Set(layout.pinned);
  let usual = 0;
  const visible = choices.filter(({ id, column, isUsual }) => {
    const isChosen = Object.hasOwn(shown, id) ? shown[id] : isUsual && usual++ < usualLimit;
    return isChosen && !(hidesConstant && column.isConstant && !pinned.has(id));
  });
  const place = new Map(layout.order.map((id, at) => [id, at]));
  const placeOf = ({ id }: ColumnChoice) => place.get(id) ?? Infinity;
  const compare = (a: ColumnChoice, b: ColumnChoice) =>
    Number(pinned.has(b.id)) - Number(pinned.has(a.id)) || sign(placeOf(a), placeOf(b));
  return visible.sort(compare).map(({ id, column }) => ({
    id,
    column,
    field: columnField(column),
    width: columnWidth(column, Object.hasOwn(layout.widths, id) ? layout.widths[id] : undefined, layout.groupBy !== ""),
    isPinned: pinned.has(id),
  }));
}

function sign(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
