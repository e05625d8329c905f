import type { Translate } from "../../../src/core/view/translate";

/** Fills the cell that shows whether a run has a star; a click or the key `s` gives it one. */
export function fillStarCell(cell: HTMLElement, isStarred: boolean, t: Translate): void {
  cell.textContent = isStarred ? "★" : "☆";
  cell.title = isStarred ? t("Remove star") : t("Add star");
  cell.setAttribute("aria-label", isStarred ? t("Starred") : t("No star"));
  cell.classList.add("star-cell");
  cell.classList.toggle("is-starred", isStarred);
}
