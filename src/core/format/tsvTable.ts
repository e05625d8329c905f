import { spreadsheetCell } from "./spreadsheetCell";

/**
 * A table as spreadsheets take it from the clipboard: cells with tabs between them, lines with line feeds, and none
 * that would be run as a formula. Tabs and line ends inside a cell become spaces.
 */
export function tsvTable(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => cells.map((text) => spreadsheetCell(text.replace(/[\t\r\n]+/g, " "))).join("\t"))
    .join("\n");
}
