import type { TableLayout } from "../../src/core/table/tableLayout";
import type { Translate } from "../../src/core/view/translate";
import { controls } from "../shared/controls";
import { element } from "../shared/element";
import type { MenuItem } from "../shared/parts/menu";
import { menuButton } from "../shared/parts/menuButton";
import { opener } from "../shared/parts/opener";
import { groupControls, type GroupActs } from "./groupControls";
import type { QueryField } from "../shared/query/queryField";

/** What the buttons above the table do. */
export interface ToolbarActs extends GroupActs {
  /** Opens or closes the list of columns. */
  chooseColumns(told: (isOpen: boolean) => void): void;
  hideConstant(isHidden: boolean): void;
  compare(): void;
  clearPicks(): void;
  /** Ways to copy. */
  copyItems(): readonly MenuItem[];
}

/** What stands above the table. */
export interface RunsToolbar {
  readonly element: HTMLElement;
  /** Shows what is so now. @param count such as "12 of 40 runs" */
  show(filter: string, pickedCount: number, count: string, layout: TableLayout): void;
  /** Puts a filter into its field, for the user to go on with. */
  edit(filter: string): void;
}

/** The filter, the count, and the buttons. */
export function runsToolbar(layout: TableLayout, query: QueryField, acts: ToolbarActs, t: Translate): RunsToolbar {
  const count = element("span", { class: "muted count", role: "status" });
  const compare = controls.button(t("Compare"), () => acts.compare(), "primary");
  const clear = controls.button(t("Clear picks"), () => acts.clearPicks());
  const copy = menuButton(controls.button(t("Copy…")), t("Copy"), () => [acts.copyItems()]);
  const columns = controls.button(t("Columns…"), () => acts.chooseColumns(tellColumns));
  const tellColumns = opener(columns, "dialog");
  const groups = groupControls(layout, acts, t);
  const bar = element(
    "div",
    { class: "bar" },
    query.field,
    columns,
    controls.checkbox(t("Hide constant columns"), layout.hidesConstant, (isHidden) => acts.hideConstant(isHidden)),
    groups.element,
    groups.filter,
    copy,
    compare,
    clear,
    count,
  );
  return {
    element: element("header", { class: "toolbar" }, bar, query.mistake, groups.mistake),
    edit: (filter) => query.edit(filter),
    show(filter, pickedCount, text, now) {
      groups.show(now);
      query.show(filter);
      compare.textContent = t("Compare {0} picked", pickedCount);
      compare.toggleAttribute("disabled", pickedCount < 2);
      clear.hidden = pickedCount === 0;
      if (count.textContent !== text) count.textContent = text;
    },
  };
}
