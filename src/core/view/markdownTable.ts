import { tableCell } from "./tableCell";

/** A Markdown table whose cells render nothing of their text; null without rows. The head is Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string | null {
  if (rows.length === 0) return null;
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const body = rows.map((cells) => line(cells.map((cell) => (cell === "" ? "" : tableCell(cell)))));
  return [line(head), line(head.map(() => "---")), ...body].join("\n");
}
