import type { QueryColumns } from "../query/evaluate/queryColumns";
import type { QueryField } from "../query/parse/queryField";

/**
 * A number for each of these rows' values of a field: equal where the values are equal, -1 where there is none. Params
 * that write the same number are equal, as in queries.
 */
export function valueCodes(columns: QueryColumns, rows: Int32Array, field: QueryField): Int32Array {
  const codes = new Int32Array(rows.length).fill(-1);
  const byNumber = new Map<number, number>();
  const codeOf = (value: number) => {
    const code = byNumber.get(value) ?? byNumber.size;
    byNumber.set(value, code);
    return code;
  };
  if (field.type !== "text" && field.type !== "param") {
    const column = columns.numberColumn(field);
    if (column) rows.forEach((row, i) => column.has(row) && (codes[i] = codeOf(column.get(row))));
    return codes;
  }
  const column = columns.textColumn(field);
  if (!column) return codes;
  const { texts } = columns;
  const isParam = field.type === "param";
  rows.forEach((row, i) => {
    const id = column.get(row);
    codes[i] = isParam && id >= 0 ? texts.same(id) : id;
  });
  return codes;
}
