import { columnTitle } from "../../../src/core/table/columns/columnTitle";
import { metricSummaries } from "../../../src/core/table/metricSummaries";
import { columnId } from "../../../src/core/table/columns/columnId";
import type { ShownColumn } from "../../../src/core/table/columns/shownColumn";
import type { Translate } from "../../../src/core/view/translate";
import type { MenuItem } from "../../shared/parts/menu";
import { ColumnActs } from "./columnActs";
import type { TableModel } from "../tableModel";

/** The menu of a column. @param filter puts the keyboard into its filter box */
export function columnMenu(model: TableModel, shown: ShownColumn, filter: () => void, t: Translate): MenuItem[][] {
  const acts = new ColumnActs(model, shown);
  const { sort } = model.layout;
  const isSorted = sort.some(({ id }) => id === shown.id);
  const others = sort.filter(({ id }) => id !== shown.id).length;
  const item = (label: string, act: () => void): MenuItem => ({ label, act });
  const sorting = [
    item(t("Sort ascending"), () => acts.sort(false, false)),
    item(t("Sort descending"), () => acts.sort(true, false)),
    ...(others > 0 ? [item(t("Then sort by this, ascending"), () => acts.sort(false, true))] : []),
    ...(others > 0 ? [item(t("Then sort by this, descending"), () => acts.sort(true, true))] : []),
    ...(isSorted ? [item(t("Do not sort by this"), () => acts.unsort())] : []),
    item(t("Filter…"), filter),
  ];
  const placing = [
    item(shown.isPinned ? t("Unpin") : t("Pin to the left"), () => acts.togglePin()),
    item(t("Move left"), () => acts.move(-1)),
    item(t("Move right"), () => acts.move(1)),
    item(t("Wider"), () => acts.widen(1)),
    item(t("Narrower"), () => acts.widen(-1)),
    item(t("Hide"), () => acts.hide()),
  ];
  return [...(shown.field ? [sorting] : []), placing, summaryItems(model, shown, acts, t)];
}

/** The summaries of a metric, each a column of its own. */
function summaryItems(model: TableModel, { column }: ShownColumn, acts: ColumnActs, t: Translate): MenuItem[] {
  if (column.entity !== "metrics") return [];
  const shownIds = new Set(model.columns.map(({ id }) => id));
  const offered = new Set(model.store.choices.map(({ id }) => id));
  return metricSummaries.flatMap((summary) => {
    const name = { ...column, summary };
    const id = columnId(name);
    const isChecked = shownIds.has(id);
    const item = { label: columnTitle(name, t).kind, isChecked, act: () => acts.show(id, !isChecked) };
    return offered.has(id) ? [item] : [];
  });
}
