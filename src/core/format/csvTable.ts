/** Cells that a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r\n]/;
/** Cells that begin like a formula and are plain numbers. */
const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A table as CSV (RFC 4180, lines end with CR LF) that no spreadsheet runs: a cell that would be taken for a formula
 * begins with an apostrophe. Numbers stay numbers.
 */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(text: string): string {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
