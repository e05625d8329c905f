import type { ExportCell } from "../../core/export/exportCell";
import { exportTable, type ExportFormat } from "../../core/export/exportTable";
import { formatTable } from "../../core/format/formatTable";
import { plainLine } from "../../core/format/plainLine";
import type { Output } from "../output";

/** How a table is written: for people, or as a file. */
export type TableFormat = "table" | ExportFormat;

/** Writes a table. No text of a log steers a terminal. */
export async function writeTable(
  name: string,
  head: readonly string[],
  rows: readonly (readonly ExportCell[])[],
  format: TableFormat,
  output: Output,
): Promise<void> {
  if (format !== "table") return output.write(exportTable(name, head, rows, format));
  const isNumber = head.map((_, i) => rows.every((cells) => typeof cells[i] !== "string"));
  const columns = head.map((title, i) => ({ title: plainLine(title), align: isNumber[i] ? "right" : "left" }) as const);
  const texts = rows.map((cells) => cells.map((cell) => (cell === null ? "" : plainLine(String(cell)))));
  await output.write(formatTable(columns, texts));
}
