import { jsonText } from "../format/jsonText";
import { copyTable } from "../table/copyTable";
import type { ExportCell } from "./exportCell";

/** How a table is written into a file. */
export type ExportFormat = "csv" | "json" | "md";

/**
 * A table as a file's text. In JSON it is a list of objects below `name`; in the others no text of a log runs as a
 * formula or renders as anything but text.
 */
export function exportTable(
  name: string,
  head: readonly string[],
  rows: readonly (readonly ExportCell[])[],
  format: ExportFormat,
): string {
  if (format === "json") {
    const objects = rows.map((cells) => Object.fromEntries(head.map((title, i) => [title, cells[i] ?? null])));
    return `${jsonText({ schema: 1, [name]: objects })}\n`;
  }
  const texts = rows.map((cells) => cells.map((cell) => (cell === null ? "" : String(cell))));
  return format === "csv" ? copyTable(head, texts, "csv") : `${copyTable(head, texts, "markdown")}\n`;
}
