/** What a spreadsheet would take for a formula: also after spaces, and with the wide signs of East Asian keyboards. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
/** Texts that begin like a formula and are plain numbers. */
const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** A text that no spreadsheet runs: what would be taken for a formula begins with an apostrophe. Numbers stay numbers. */
export function spreadsheetCell(text: string): string {
  return formula.test(text) && !number.test(text) ? `'${text}` : text;
}
