import { columnTitle } from "../../../src/core/table/columns/columnTitle";
import { copyTable, type CopyFormat } from "../../../src/core/table/copyTable";
import type { Translate } from "../../../src/core/view/translate";
import type { TableModel } from "../tableModel";

/** A block of cells: rows and columns of the table, ends included. */
export interface CellBlock {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The cells of a block as text, with the names of their columns; of a single cell its value alone. Curves have none.
 * Columns that are not here yet are asked for first.
 */
export async function copyCells(
  model: TableModel,
  { top, bottom, left, right }: CellBlock,
  format: CopyFormat,
  t: Translate,
): Promise<string> {
  const columns = model.columns.slice(left, right + 1).filter(({ field }) => field !== null);
  await model.store.load(columns.map(({ column }) => column));
  const lines = Array.from({ length: bottom - top + 1 }, (_, i) => top + i);
  const rows = lines.map((line) => columns.map(({ field }) => (field ? model.value(field, line) : "")));
  if (rows.length === 1 && columns.length === 1 && format === "tsv") return copyTable(rows[0] ?? [], [], format);
  const head = columns.map(({ column }) => {
    const { name, kind } = columnTitle(column, t);
    return column.entity === "metrics" && column.summary !== "last" ? `${name} (${kind})` : name;
  });
  return copyTable(head, rows, format);
}
