import { csvTable } from "../format/csvTable";
import { tsvTable } from "../format/tsvTable";
import { markdownTable } from "../view/markdownTable";
import { tableCell } from "../view/tableCell";

/** How cells are written on the clipboard. */
export type CopyFormat = "tsv" | "csv" | "markdown";

/** Cells as a text for the clipboard. What is pasted runs as no formula and renders as nothing but text. */
export function copyTable(head: readonly string[], rows: readonly (readonly string[])[], format: CopyFormat): string {
  switch (format) {
    case "tsv":
      return tsvTable([head, ...rows]);
    case "csv":
      return csvTable([head, ...rows]);
    case "markdown":
      return markdownTable(head.map(tableCell), rows) ?? "";
  }
}
