import type { JsonValue } from "../../model/jsonValue";
import { parseLooseJson } from "../shared/parseLooseJson";
import type { ProtoReader } from "../shared/protoReader";

/** One key and value of a history, summary, config or statistics record. */
export interface WandbItem {
  /** The key, or the elements of a nested one. A key with "/" or "." is one element. */
  readonly path: readonly string[];
  readonly value: JsonValue;
}

/**
 * Reads an item message: 1 key, 2 nested_key (instead of it), 16 value_json.
 * @returns null when its value is no JSON or it has no key
 */
export function readItem(item: ProtoReader): WandbItem | null {
  let key = "";
  let path: string[] | null = null;
  let value: JsonValue | undefined = null;
  while (item.next()) {
    if (item.field === 1) key = item.text();
    else if (item.field === 2) (path ??= []).push(item.text());
    else if (item.field === 16) value = readValue(item.text());
  }
  if (value === undefined || (path === null && key === "")) return null;
  return { path: path ?? [key], value };
}

const plainNumber = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

function readValue(text: string): JsonValue | undefined {
  return plainNumber.test(text) ? Number(text) : parseLooseJson(text);
}
