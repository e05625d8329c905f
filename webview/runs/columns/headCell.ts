import { statisticName } from "../../../src/core/groups/text/statisticName";
import { columnTitle } from "../../../src/core/table/columns/columnTitle";
import type { ShownColumn } from "../../../src/core/table/columns/shownColumn";
import type { TableLayout } from "../../../src/core/table/tableLayout";
import type { Translate } from "../../../src/core/view/translate";
import { element } from "../../shared/element";
import { opener } from "../../shared/parts/opener";

/** Fills the head of a column: what it is, its name, how the table is sorted by it, its menu, and its right edge. */
export function fillHeadCell(cell: HTMLElement, shown: ShownColumn, layout: TableLayout, t: Translate): void {
  const { sort } = layout;
  const { name, kind: plainKind } = columnTitle(shown.column, t);
  const isOfGroups = layout.groupBy !== "" && shown.column.entity === "metrics" && shown.field !== null;
  const kind = isOfGroups ? `${plainKind} · ${statisticName(layout.statistic, t)}` : plainKind;
  const place = sort.findIndex(({ id }) => id === shown.id);
  const key = sort[place];
  const direction = key === undefined ? "none" : key.isDescending ? "descending" : "ascending";
  const mark = key === undefined ? "" : `${key.isDescending ? "▼" : "▲"}${sort.length > 1 ? place + 1 : ""}`;
  const short = name.slice(0, 300);
  cell.classList.add("head");
  cell.setAttribute("aria-sort", direction);
  cell.title = `${kind}: ${name.slice(0, 2000)}`;
  const menu = element("button", { class: "head-menu", type: "button", tabindex: -1 }, "⋮");
  menu.setAttribute("aria-label", t("Menu of {0}", short));
  opener(menu, "menu");
  cell.replaceChildren(
    element("span", { class: "kind" }, kind),
    element("span", { class: "name" }, short),
    element("span", { class: "sort", "aria-hidden": "true" }, mark),
    menu,
    element("span", { class: "edge", "aria-hidden": "true" }),
  );
}
