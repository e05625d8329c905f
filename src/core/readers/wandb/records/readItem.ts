import type { JsonValue } from "../../../model/jsonValue";
import { decodeUtf8 } from "../../../text/decodeUtf8";
import { parseExactJson } from "../../shared/parseExactJson";
import { parseLooseJson } from "../../shared/parseLooseJson";
import { plainNumber } from "../../shared/plainNumber";
import type { ProtoReader } from "../../shared/protoReader";
import { TextCache } from "../../shared/textCache";

/** One key and value of a history, summary, config or statistics record. */
export interface WandbItem {
  /** The key, or the elements of a nested one. A key with "/" or "." is one element. */
  readonly path: readonly string[];
  readonly value: JsonValue;
}

/** What is to be read of items, and how. */
export interface ItemOptions {
  /** Says by the key, and by whether the value is an object, whether the value is to be read at all; left out: it is. */
  readonly isWanted?: (path: readonly string[], isObject: boolean) => boolean;
  /** Whole numbers beyond 2^53 come as texts of their digits: for params. Left out: they are rounded. */
  readonly isExact?: boolean;
}

const keys = new TextCache();
const noPath: readonly string[] = [];

/**
 * Reads an item message: 1 key, 2 nested_key (instead of it), 16 value_json.
 * @returns null when its value is no JSON or it has no key; "unwanted" when it is not wanted
 */
export function readItem(item: ProtoReader, { isWanted, isExact }: ItemOptions = {}): WandbItem | "unwanted" | null {
  let key = "";
  let path: string[] | null = null;
  let from = 0;
  let to = 0;
  while (item.next()) {
    const { field } = item;
    if ((field !== 1 && field !== 2 && field !== 16) || !item.span()) continue;
    if (field === 1) key = keys.read(item.bytes, item.from, item.to);
    else if (field === 2) (path ??= []).push(keys.read(item.bytes, item.from, item.to));
    else {
      from = item.from;
      to = item.to;
    }
  }
  const whole = path ?? (key === "" ? noPath : [key]);
  if (whole.length === 0) return null;
  if (isWanted !== undefined && !isWanted(whole, item.bytes[from] === 0x7b)) return "unwanted";
  if (from === to) return { path: whole, value: null };
  const value = isExact ? parseExactJson(decodeUtf8(item.bytes.subarray(from, to))) : readValue(item.bytes, from, to);
  return value === undefined ? null : { path: whole, value };
}

function readValue(bytes: Uint8Array, from: number, to: number): JsonValue | undefined {
  const number = plainNumber(bytes, from, to);
  return number === number ? number : parseLooseJson(decodeUtf8(bytes.subarray(from, to)));
}
