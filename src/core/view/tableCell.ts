import { codeSpan } from "./codeSpan";

/** Text from a log as a cell of a Markdown table: a code span whose pipes do not end the cell. */
export function tableCell(text: string): string {
  return codeSpan(text, 300).replaceAll("|", "\\|");
}
