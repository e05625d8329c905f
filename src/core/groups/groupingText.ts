import type { ColumnName } from "../table/columns/columnName";

/** A field as a grouping names it, its key in quotes where it needs them; null where no quotes can hold it. */
export function groupingText({ entity, key }: Pick<ColumnName, "entity" | "key">): string | null {
  if (/^[\w./-]+$/.test(key)) return `${entity}.${key}`;
  if (!key.includes("`")) return `${entity}.\`${key}\``;
  return key.includes('"') ? null : `${entity}."${key}"`;
}
