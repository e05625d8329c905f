import { element } from "../../shared/element";

/** Marks a cell whose run is marked in a Compare panel. @param words say so behind what the cell shows, to screen readers */
export function markBrushed(cell: HTMLElement, words: string): void {
  cell.classList.add("is-brushed");
  cell.append(element("span", { class: "only-spoken" }, ` (${words})`));
}
