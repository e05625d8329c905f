import type { ColumnName } from "./columnName";

/** Tells columns apart, in layouts that are kept too: the field as queries write it. Never taken apart again. */
export function columnId({ entity, key, summary }: ColumnName): string {
  return entity === "metrics" && summary !== "last" ? `${summary}(metrics.${key})` : `${entity}.${key}`;
}
