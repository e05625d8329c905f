import { fieldType } from "../../query/parse/fieldType";
import type { QueryField } from "../../query/parse/queryField";
import type { ColumnName } from "./columnName";

/** The field that a column's cells come from; null for curves, which are no single value, and for unknown names. */
export function columnField({ entity, key, summary }: ColumnName): QueryField | null {
  const type = fieldType(entity, key);
  if (type === null || summary === "curve") return null;
  return { entity, key, type, summary, at: 0, length: 0 };
}
