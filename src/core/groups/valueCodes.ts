import type { NumberColumn } from "../query/evaluate/numberColumn";
import type { QueryColumns } from "../query/evaluate/queryColumns";
import type { QueryField } from "../query/parse/queryField";

/**
 * A number for each of these rows' values of a field: equal where the values are equal, -1 where there is none. Params
 * that write the same number are equal, as in queries.
 */
export function valueCodes(columns: QueryColumns, rows: Int32Array, field: QueryField): Int32Array {
  if (field.type !== "text" && field.type !== "param") return numberCodes(rows, columns.numberColumn(field));
  const codes = columns.textColumn(field)?.gather(rows) ?? new Int32Array(rows.length).fill(-1);
  if (field.type === "text") return codes;
  const { texts } = columns;
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= 0) codes[i] = texts.same(codes[i]!);
  return codes;
}

function numberCodes(rows: Int32Array, column: NumberColumn | null): Int32Array {
  const codes = new Int32Array(rows.length).fill(-1);
  const byNumber = new Map<number, number>();
  const codeOf = (value: number) => {
    const code = byNumber.get(value) ?? byNumber.size;
    byNumber.set(value, code);
    return code;
  };
  if (column) rows.forEach((row, i) => column.has(row) && (codes[i] = codeOf(column.get(row))));
  return codes;
}
