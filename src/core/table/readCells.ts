import type { QueryColumns } from "../query/evaluate/queryColumns";
import type { QueryField } from "../query/parse/queryField";
import type { ColumnCells } from "./columns/columnCells";

/** More of one text is not for a cell. */
const maxLength = 4096;

/** The cells of a field for these rows, as copies. */
export function readCells(columns: QueryColumns, rows: Int32Array, field: QueryField): ColumnCells {
  return field.type === "text" || field.type === "param"
    ? readTexts(columns, rows, field)
    : readNumbers(columns, rows, field);
}

function readNumbers(columns: QueryColumns, rows: Int32Array, field: QueryField): ColumnCells {
  const column = columns.numberColumn(field);
  if (!column) return { kind: "none" };
  const values = new Float64Array(rows.length);
  const has = new Uint8Array(rows.length);
  rows.forEach((row, i) => {
    has[i] = column.has(row) ? 1 : 0;
    values[i] = column.get(row);
  });
  return { kind: "number", values, has };
}

function readTexts(columns: QueryColumns, rows: Int32Array, field: QueryField): ColumnCells {
  const column = columns.textColumn(field);
  if (!column) return { kind: "none" };
  const ids = new Int32Array(rows.length);
  const texts: string[] = [];
  const known = new Map<number, number>([[-1, -1]]);
  rows.forEach((row, i) => {
    const id = column.get(row);
    let short = known.get(id);
    if (short === undefined) known.set(id, (short = texts.push(cut(columns.texts.text(id))) - 1));
    ids[i] = short;
  });
  return { kind: "text", ids, texts };
}

function cut(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
