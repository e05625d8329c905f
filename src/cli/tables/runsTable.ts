import type { ColumnCells } from "../../core/table/columnCells";
import { columnId } from "../../core/table/columnId";
import type { TableColumn } from "../../core/table/tableColumn";
import type { IndexApi } from "../../protocol/indexApi";
import type { Cell } from "./writeTable";

/** Columns that are asked for at once. */
const batch = 200;

/** Every column that the runs of a filter fill, a row a run; times in ISO 8601, durations in seconds. */
export async function runsTable(api: IndexApi, filter: string): Promise<{ head: string[]; rows: Cell[][] }> {
  const scope = filter === "" ? {} : { filter };
  const columns = await api.tableColumns(scope);
  const rows: Cell[][] = [];
  for (let from = 0; from < columns.length; from += batch) {
    const part = columns.slice(from, from + batch);
    const { runIds, cells } = await api.tableCells({ ...scope, columns: part });
    runIds.forEach((_, row) => {
      const values = part.map((column, i) => cellOf(column, cells[i], row));
      if (from === 0) rows.push(values);
      else rows[row]?.push(...values);
    });
  }
  return { head: columns.map(columnId), rows };
}

function cellOf({ entity, key }: TableColumn, cells: ColumnCells | undefined, row: number): Cell {
  if (cells?.kind === "text") return cells.texts[cells.ids[row] ?? -1] ?? null;
  if (cells?.kind !== "number" || cells.has[row] !== 1) return null;
  const value = cells.values[row] ?? NaN;
  if (entity === "attributes" && (key === "start_time" || key === "end_time")) return new Date(value).toISOString();
  return entity === "attributes" && key === "duration" ? value / 1000 : value;
}
