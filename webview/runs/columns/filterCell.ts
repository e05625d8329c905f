import { columnTitle } from "../../../src/core/table/columns/columnTitle";
import type { ShownColumn } from "../../../src/core/table/columns/shownColumn";
import type { Translate } from "../../../src/core/view/translate";
import { element } from "../../shared/element";

/** What a filter box shows. */
export interface FilterBox {
  readonly text: string;
  /** What is wrong with the text; null: nothing. */
  readonly mistake: string | null;
}

/**
 * Fills the cell below a column's head with its filter box. A box that is there for the same column stays, with the
 * keyboard in it and what is being typed.
 */
export function fillFilterCell(
  cell: HTMLElement,
  shown: ShownColumn,
  { text, mistake }: FilterBox,
  t: Translate,
): void {
  cell.classList.add("filter");
  if (!shown.field) return cell.replaceChildren();
  const known = cell.firstElementChild;
  const isKept = known instanceof HTMLInputElement && known.dataset["column"] === shown.id;
  const box = isKept ? known : element("input", { type: "text", tabindex: -1, spellcheck: "false" });
  const { name, kind } = columnTitle(shown.column, t);
  box.dataset["column"] = shown.id;
  box.setAttribute("aria-label", t("Filter {0} {1}", kind, name.slice(0, 300)));
  box.setAttribute("aria-invalid", String(mistake !== null));
  box.title = mistake ?? t("A word, or a condition such as > 0.9, 0.1..0.5, != adam, null; | for alternatives");
  if (document.activeElement !== box) box.value = text;
  if (!isKept) cell.replaceChildren(box);
}
