import { knownFields } from "../query/knownFields";
import type { QueryField } from "../query/queryField";
import type { RunTable } from "../query/runTable";
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
    return look ? [{ ...name, isConstant: look === "constant" }] : [];
  });
}

/** Whether the rows have all the same value, several ("several" also when one has none), or none at all. */
function lookThrough(table: RunTable, rows: Int32Array, field: QueryField): "constant" | "several" | null {
  const isText = field.type === "text" || field.type === "param";
  const texts = isText ? table.textColumn(field) : null;
  const numbers = isText ? null : table.numberColumn(field);
  const has = (row: number) => (texts ? texts.get(row) >= 0 : (numbers?.has(row) ?? false));
  const value = (row: number) => (texts ? texts.get(row) : (numbers?.get(row) ?? NaN));
  const [first] = rows;
  if ((!texts && !numbers) || first === undefined) return null;
  const isFirst = has(first);
  const wanted = value(first);
  for (const row of rows) {
    const isThere = has(row);
    if (isThere !== isFirst || (isThere && !Object.is(value(row), wanted))) return "several";
  }
  return isFirst ? "constant" : null;
}
