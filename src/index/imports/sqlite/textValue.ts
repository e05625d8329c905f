import type { SqliteValue } from "../../database/sqlite";

/** A column's value as text; SQLite may hold a number where a text was meant. null for everything else. */
export function textValue(value: SqliteValue | undefined): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : null;
}
