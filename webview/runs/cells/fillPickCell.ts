import type { Translate } from "../../../src/core/view/translate";
import { element } from "../../shared/element";

/** What a box that picks shows. */
export interface PickBox {
  /** How many of its runs are picked. */
  readonly picked: "all" | "some" | "none";
  /** Of the run or the group. */
  readonly name: string;
  /** The line is a group's, which can be opened. */
  readonly isGroup: boolean;
}

/** Fills the cell that picks runs for comparison. Pressing it is the grid's matter, by pointer and by key. */
export function fillPickCell(cell: HTMLElement, { picked, name, isGroup }: PickBox, t: Translate): void {
  cell.classList.add("pick");
  const known = cell.lastElementChild;
  const box = known instanceof HTMLInputElement ? known : element("input", { type: "checkbox", tabindex: -1 });
  // Whether a group is open its row says to screen readers.
  const twistie = isGroup ? [element("span", { class: "twistie", "aria-hidden": "true" })] : [];
  if (box !== known || cell.childElementCount !== twistie.length + 1) cell.replaceChildren(...twistie, box);
  box.checked = picked === "all";
  box.indeterminate = picked === "some";
  box.setAttribute("aria-label", t("Pick {0}", name.slice(0, 300)));
}
