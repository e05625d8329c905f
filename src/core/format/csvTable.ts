import { spreadsheetCell } from "./spreadsheetCell";

/** A table as CSV (RFC 4180, lines end with CR LF) whose cells no spreadsheet runs as a formula. */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(text: string): string {
  const safe = spreadsheetCell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
