import type { JsonValue } from "../../model/jsonValue";
import type { WandbItem } from "./records/readItem";
import { setDeep } from "./setDeep";
import type { JsonObject } from "./wandbState";

/** What a row of the history, a summary or a record of statistics holds. */
export interface FlatRow {
  readonly numbers: Map<string, number>;
  readonly texts: Map<string, string>;
  /** Images, tables and the like, by their keys: objects with a `_type`. */
  readonly media: [key: string, value: JsonObject][];
}

const maxDepth = 16;
/** Python's names of numbers, where W&B wrote them as texts. */
const words = new Map([
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
]);

/** Values of items by dotted keys. True and false count as 1 and 0; lists and nulls are left out. */
export function flattenRow(items: readonly WandbItem[]): FlatRow {
  const row: FlatRow = { numbers: new Map(), texts: new Map(), media: [] };
  const nested: JsonObject = {};
  for (const { path, value } of items)
    if (path.length === 1 && (typeof value !== "object" || value === null)) take(row, path[0]!, value, 0);
    else setDeep(nested, path, value);
  for (const [key, value] of Object.entries(nested)) take(row, key, value, 0);
  return row;
}

function take(row: FlatRow, key: string, value: JsonValue, depth: number): void {
  if (typeof value === "number") row.numbers.set(key, value);
  else if (typeof value === "boolean") row.numbers.set(key, Number(value));
  else if (typeof value === "string") {
    const number = words.get(value);
    if (number === undefined) row.texts.set(key, value);
    else row.numbers.set(key, number);
  } else if (value !== null && !Array.isArray(value) && depth < maxDepth) {
    if (typeof value["_type"] === "string") row.media.push([key, value]);
    else for (const [name, item] of Object.entries(value)) take(row, `${key}.${name}`, item, depth + 1);
  }
}
