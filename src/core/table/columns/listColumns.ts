import { knownFields } from "../../query/parse/knownFields";
import type { QueryField } from "../../query/parse/queryField";
import type { RunTable } from "../../query/evaluate/runTable";
import { columnField } from "./columnField";
import type { TableColumn } from "./tableColumn";

const fixedEntities = ["attributes", "source", "datasets"] as const;
const keyedEntities = ["params", "metrics", "tags"] as const;

/** Every column that one of these rows fills: fields of fixed names first, then params, metrics and tags by name. */
export function listColumns(table: RunTable, rows: Int32Array): TableColumn[] {
  const fixed = fixedEntities.flatMap((entity) =>
    Object.keys(knownFields[entity] ?? {}).map((key) => ({ entity, key, summary: "last" as const })),
  );
  const keyed = keyedEntities.flatMap((entity) =>
    table
      .keys(entity)
      .sort()
      .map((key) => ({ entity, key, summary: "last" as const })),
  );
  return [...fixed, ...keyed].flatMap((name) => {
    const field = columnField(name);
    const look = field && lookThrough(table, rows, field);
    return look ? [{ ...name, ...look }] : [];
  });
}

/** What the rows have of a field; null when none has it. */
function lookThrough(
  table: RunTable,
  rows: Int32Array,
  field: QueryField,
): Pick<TableColumn, "isConstant" | "share"> | null {
  const isText = field.type === "text" || field.type === "param";
  const texts = isText ? table.textColumn(field) : null;
  const numbers = isText ? null : table.numberColumn(field);
  if (!texts && !numbers) return null;
  const has = (row: number) => (texts ? texts.get(row) >= 0 : (numbers?.has(row) ?? false));
  const value = (row: number) => (texts ? texts.get(row) : (numbers?.get(row) ?? NaN));
  const wanted = value(rows[0] ?? 0);
  const counts = (row: number) => field.type !== "boolean" || value(row) === 1;
  let count = 0;
  let shared = 0;
  let isSame = true;
  for (const row of rows) {
    if (!has(row)) continue;
    count++;
    if (counts(row)) shared++;
    isSame &&= Object.is(value(row), wanted);
  }
  return count === 0 ? null : { isConstant: isSame && count === rows.length, share: shared / rows.length };
}
