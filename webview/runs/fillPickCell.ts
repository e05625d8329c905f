import type { Translate } from "../../src/core/view/translate";
import { element } from "../shared/element";

/** Fills the cell that picks a run for comparison. Pressing it is the grid's matter, by pointer and by key. */
export function fillPickCell(cell: HTMLElement, isPicked: boolean, name: string, t: Translate): void {
  cell.classList.add("pick");
  const known = cell.firstElementChild;
  const box = known instanceof HTMLInputElement ? known : element("input", { type: "checkbox", tabindex: -1 });
  if (box !== known) cell.replaceChildren(box);
  box.checked = isPicked;
  box.setAttribute("aria-label", t("Pick {0}", name.slice(0, 300)));
}
