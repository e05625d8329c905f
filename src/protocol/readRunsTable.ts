import { exportCell, type ExportCell } from "../core/export/exportCell";
import { columnId } from "../core/table/columns/columnId";
import type { IndexApi } from "./indexApi";
import type { TableScope } from "./tableQuery";

/** Columns that are asked for at once. */
const batch = 200;

/**
 * Every column that the runs of a scope fill, a row a run.
 * @param only these runs of the scope; left out: all
 */
export async function readRunsTable(
  api: Pick<IndexApi, "tableCells" | "tableColumns">,
  scope: TableScope,
  only?: readonly string[],
): Promise<{ head: string[]; rows: ExportCell[][] }> {
  const columns = await api.tableColumns(scope);
  const rows: ExportCell[][] = [];
  for (let from = 0; from < columns.length; from += batch) {
    const part = columns.slice(from, from + batch);
    const { runIds, cells } = await api.tableCells({ ...scope, ...(only ? { runIds: only } : {}), columns: part });
    runIds.forEach((_, row) => {
      const values = part.map((column, i) => exportCell(column, cells[i], row));
      if (from === 0) rows.push(values);
      else rows[row]?.push(...values);
    });
  }
  return { head: columns.map(columnId), rows };
}
