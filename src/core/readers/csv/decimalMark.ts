import { cellNumber } from "./cellNumber";

/** What stands before the decimals of a table's numbers; "": no number had any yet. */
export type DecimalMark = "" | "." | ",";

const withComma = /^[+-]?\d+,\d+(?:[eE][+-]?\d+)?$/;

/** A number whose decimals stand behind a comma, as spreadsheets write it in much of Europe; null: it is none. */
export function commaNumber(cell: string): number | null {
  return withComma.test(cell) ? Number(cell.replace(",", ".")) : null;
}

/** The mark by the cells of one row. A point anywhere says that a comma is something else ("28,28", "1,234"). */
export function decimalMarkOf(cells: readonly string[]): DecimalMark {
  if (cells.some((cell) => cell.includes(".") && cellNumber(cell) !== null)) return ".";
  return cells.some((cell) => commaNumber(cell) !== null) ? "," : "";
}
