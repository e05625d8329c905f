import { valueSeparator } from "../evaluate/fixedValues";
import type { QueryField } from "../parse/queryField";
import type { RunTable } from "../evaluate/runTable";

/** Longer ones are not for a list. */
const maxLength = 200;
const times = ["'today'", "'yesterday'", "'2 days ago'", "'1 week ago'"];
const durations = ["'90s'", "'1h 30m'", "'2 days'"];

/** Values that runs have in a field, most frequent first, as a query writes them. */
export function valuesOf(field: QueryField, table: RunTable): string[] {
  if (field.type === "time") return times;
  if (field.type === "duration") return durations;
  if (field.type === "boolean") return ["true", "false"];
  const counts = new Map<number, number>();
  const column = field.type === "number" ? null : table.textColumn(field);
  if (!column) return [];
  for (let row = 0; row < table.size; row++) {
    const id = column.get(row);
    if (id >= 0) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const ids = [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id);
  const texts = ids.flatMap((id) => table.texts.text(id).split(valueSeparator));
  return [...new Set(texts)].filter((text) => text.length <= maxLength).map((text) => written(text, field));
}

function written(text: string, { type }: QueryField): string {
  const isNumber = type === "param" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
  return isNumber ? text : `'${text.replaceAll("'", "''")}'`;
}
