import { valueSeparator } from "../evaluate/fixedValues";
import type { QueryField } from "../parse/queryField";
import type { RunTable } from "../evaluate/runTable";
import type { TextColumn } from "../evaluate/textColumn";

/** Longer ones are not for a list. */
const maxLength = 200;
const alphabet = new Intl.Collator("en", { numeric: true });
const times = ["'today'", "'yesterday'", "'2 days ago'", "'1 week ago'"];
const durations = ["'90s'", "'1h 30m'", "'2 days'"];

/** A value that is offered, and what its place among the others is by. */
interface Candidate {
  readonly text: string;
  /** As a query writes it. */
  readonly label: string;
  readonly rank: number;
  /** How many runs have it. */
  readonly count: number;
}

/**
 * Values that runs have in a field, as a query writes them, at most so many: by rank, then most frequent first, else in
 * the order of the alphabet.
 * @param rankOf null for a value that is not wanted
 */
export function valuesOf(
  field: QueryField,
  table: RunTable,
  rankOf: (label: string) => number | null,
  most: number,
): string[] {
  if (field.type === "time") return times;
  if (field.type === "duration") return durations;
  if (field.type === "boolean") return ["true", "false"];
  const column = field.type === "number" ? null : table.textColumn(field);
  const best: Candidate[] = [];
  for (const [text, count] of column ? countTexts(column, table) : []) {
    if (text.length > maxLength) continue;
    const label = written(text, field);
    const rank = rankOf(label);
    if (rank !== null) keepBest(best, { text, label, rank, count }, most);
  }
  return best.map(({ label }) => label);
}

/** How many runs have each value. */
function countTexts(column: TextColumn, { size, texts }: RunTable): Map<string, number> {
  const byId = new Map<number, number>();
  for (let row = 0; row < size; row++) {
    const id = column.get(row);
    if (id >= 0) byId.set(id, (byId.get(id) ?? 0) + 1);
  }
  const counts = new Map<string, number>();
  for (const [id, count] of byId)
    for (const text of texts.text(id).split(valueSeparator)) counts.set(text, (counts.get(text) ?? 0) + count);
  return counts;
}

/** Puts a candidate in its place, if it is among the first: to sort thousands for the few that are shown takes too long. */
function keepBest(best: Candidate[], one: Candidate, most: number): void {
  const last = best.at(-1);
  if (last !== undefined && best.length >= most && compare(last, one) <= 0) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(best[middle]!, one) <= 0) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, one);
  if (best.length > most) best.pop();
}

function compare(a: Candidate, b: Candidate): number {
  return a.rank - b.rank || b.count - a.count || alphabet.compare(a.text, b.text);
}

function written(text: string, { type }: QueryField): string {
  const isNumber = type === "param" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
  return isNumber ? text : `'${text.replaceAll("'", "''")}'`;
}
