import type { QueryColumns } from "../query/evaluate/queryColumns";
import type { QueryField } from "../query/parse/queryField";

/**
 * A cell as it is copied, at full precision: numbers as JavaScript writes them, times as ISO 8601 in UTC, durations in
 * seconds, texts as logged. Empty where the run has nothing.
 */
export function cellValue(field: QueryField, columns: QueryColumns, row: number): string {
  if (field.type === "text" || field.type === "param") {
    const id = columns.textColumn(field)?.get(row) ?? -1;
    return id < 0 ? "" : columns.texts.text(id);
  }
  const column = columns.numberColumn(field);
  if (!column?.has(row)) return "";
  const value = column.get(row);
  switch (field.type) {
    case "number":
      return String(value);
    case "time":
      return isoTime(value);
    case "duration":
      return String(value / 1000);
    case "boolean":
      return value === 1 ? "true" : "false";
  }
}

/** A time outside of what dates can say (a damaged clock) stands as its number. */
function isoTime(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString();
}
