import { exportTable } from "../../core/export/exportTable";
import type { IndexApi } from "../../protocol/indexApi";
import { readRunsTable } from "../../protocol/readRunsTable";
import { saveExport } from "./saveExport";

/**
 * Writes runs with everything that a table shows of them into a CSV or JSON file.
 * @param runIds these; none: all that the filter leaves
 */
export async function exportRuns(
  runIds: readonly string[],
  filter: string,
  api: Pick<IndexApi, "tableCells" | "tableColumns">,
): Promise<void> {
  const isAll = runIds.length === 0;
  await saveExport("runs", async function* (format) {
    const scope = isAll && filter !== "" ? { filter } : {};
    const { head, rows } = await readRunsTable(api, scope, isAll ? undefined : runIds);
    yield exportTable("runs", head, rows, format);
  });
}
