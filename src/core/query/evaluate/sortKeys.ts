import type { QueryColumns } from "./queryColumns";
import type { QueryOrder } from "../parse/queryNode";
import type { TextPool } from "../texts/textPool";

/**
 * A number a row by which the rows sort from low to high; NaN where the row has nothing to sort by, or NaN: those rows
 * come last in both directions. Null when no row has the field. Params sort by size where they are numbers, and before
 * all texts; the rest by its characters.
 */
export function sortKeys({ field, isDescending }: QueryOrder, columns: QueryColumns): Float64Array | null {
  const keys = new Float64Array(columns.size).fill(NaN);
  const sign = isDescending ? -1 : 1;
  if (field.type !== "text" && field.type !== "param") {
    const column = columns.numberColumn(field);
    if (!column) return null;
    for (let row = 0; row < keys.length; row++) keys[row] = sign * column.get(row);
    return keys;
  }
  const column = columns.textColumn(field);
  if (!column) return null;
  const used = new Set<number>();
  for (let row = 0; row < keys.length; row++) used.add(column.get(row));
  used.delete(-1);
  const ranks = rankTexts([...used], columns.texts, field.type === "param", sign);
  for (let row = 0; row < keys.length; row++) keys[row] = ranks.get(column.get(row)) ?? NaN;
  return keys;
}

/** The place of each text among the others; texts that write the same number share one. */
function rankTexts(ids: readonly number[], texts: TextPool, isNumeric: boolean, sign: number): Map<number, number> {
  const numberOf = (id: number) => (isNumeric ? texts.number(id) : NaN);
  const numbers = ids.filter((id) => !Number.isNaN(numberOf(id))).sort((a, b) => sign * (numberOf(a) - numberOf(b)));
  const words = ids.filter((id) => Number.isNaN(numberOf(id)));
  const ordered = words.map((id) => [texts.text(id), id] as const).sort(([a], [b]) => (a < b ? -sign : sign));
  const ranks = new Map<number, number>();
  let rank = 0;
  numbers.forEach((id, i) => {
    const before = numbers[i - 1];
    if (before !== undefined && numberOf(before) !== numberOf(id)) rank++;
    ranks.set(id, rank);
  });
  for (const [, id] of ordered) ranks.set(id, ++rank);
  return ranks;
}
