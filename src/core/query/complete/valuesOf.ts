import { valueSeparator } from "../evaluate/fixedValues";
import type { QueryField } from "../parse/queryField";
import type { RunTable } from "../evaluate/runTable";

/** Longer ones are not for a list. */
const maxLength = 200;
const alphabet = new Intl.Collator("en", { numeric: true });
const times = ["'today'", "'yesterday'", "'2 days ago'", "'1 week ago'"];
const durations = ["'90s'", "'1h 30m'", "'2 days'"];

/** Values that runs have in a field, most frequent first and else in the order of the alphabet, as a query writes them. */
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
  const counted = [...counts].map(([id, count]) => ({ text: table.texts.text(id), count }));
  counted.sort((a, b) => b.count - a.count || alphabet.compare(a.text, b.text));
  const texts = counted.flatMap(({ text }) => text.split(valueSeparator));
  return [...new Set(texts)].filter((text) => text.length <= maxLength).map((text) => written(text, field));
}

function written(text: string, { type }: QueryField): string {
  const isNumber = type === "param" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
  return isNumber ? text : `'${text.replaceAll("'", "''")}'`;
}
