import type { ShownColumn } from "../../../src/core/table/columns/shownColumn";

/** More characters of one text no cell shows; copying gives them all. */
const shownLength = 300;
/** Shorter texts fit any column. */
const tooltipFrom = 14;

/**
 * Fills a cell with its text, which may come from a log.
 * @param explained more that is to be said of it under the pointer; may be empty
 */
export function fillTextCell(cell: HTMLElement, { field, column }: ShownColumn, text: string, explained: string): void {
  cell.textContent = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
  if (explained !== "") cell.title = explained;
  else if (text.length < tooltipFrom) cell.removeAttribute("title");
  else cell.title = text.slice(0, 2000);
  cell.removeAttribute("aria-label");
  const isNumber = field?.type === "number" || field?.type === "duration";
  cell.classList.toggle("is-number", isNumber || (column.entity === "params" && /^-?[\d.]/.test(text)));
}
