import { formatTable } from "../../core/format/formatTable";
import { plainLine } from "../../core/format/plainLine";
import { copyTable } from "../../core/table/copyTable";
import { jsonText } from "../jsonText";
import type { Output } from "../output";

/** How a table is written. */
export type TableFormat = "table" | "md" | "csv" | "json";

/** What stands in a cell: numbers are written in full, and null is nothing. */
export type Cell = string | number | null;

/**
 * Writes a table. In JSON it is a list of objects below `name`; in the other formats no text of a log runs as a formula
 * or steers a terminal.
 */
export async function writeTable(
  name: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  format: TableFormat,
  output: Output,
): Promise<void> {
  if (format === "json") {
    const objects = rows.map((cells) => Object.fromEntries(head.map((title, i) => [title, cells[i] ?? null])));
    return output.write(`${jsonText({ schema: 1, [name]: objects })}\n`);
  }
  const texts = rows.map((cells) => cells.map((cell) => (cell === null ? "" : String(cell))));
  if (format === "csv") return output.write(copyTable(head, texts, "csv"));
  if (format === "md") return output.write(`${copyTable(head, texts, "markdown")}\n`);
  const isNumber = head.map((_, i) => rows.every((cells) => typeof cells[i] !== "string"));
  const columns = head.map((title, i) => ({ title: plainLine(title), align: isNumber[i] ? "right" : "left" }) as const);
  await output.write(
    formatTable(
      columns,
      texts.map((cells) => cells.map(plainLine)),
    ),
  );
}
