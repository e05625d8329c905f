import { exportTable, type ExportFormat } from "../../export/exportTable";
import { jsonText } from "../../format/jsonText";
import type { RunGroup } from "../runGroup";
import { groupsTable } from "./groupsTable";

/**
 * Groups with their statistics as a file's text: Markdown with mean ± std, CSV and JSON with every number, JSON with the
 * ids of the runs too.
 * @param titles of the statistics
 */
export function groupsText(groups: readonly RunGroup[], titles: readonly string[], format: ExportFormat): string {
  if (format !== "json") {
    const { head, rows } = groupsTable(groups, titles, format === "csv");
    return exportTable("groups", head, rows, format);
  }
  const list = groups.map(({ title, runIds, statistics }) => ({
    title,
    runs: runIds,
    metrics: Object.fromEntries(statistics.map((one, i) => [titles[i] ?? "", one])),
  }));
  return `${jsonText({ schema: 1, groups: list })}\n`;
}
