import { markdownTable } from "../../view/markdownTable";
import { tableCell } from "../../view/tableCell";
import type { TextTable } from "./comparedTable";

/** The comparison as a Markdown table; text from logs, the runs' names too, stands in code spans. */
export function comparisonMarkdown([head = [], ...rows]: TextTable): string {
  const [what = "", name = "", ...runs] = head;
  return `${markdownTable([what, name, ...runs.map(tableCell)], rows) ?? ""}\n`;
}
