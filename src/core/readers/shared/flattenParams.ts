import type { JsonValue } from "../../model/jsonValue";
import type { ParamValue } from "../../model/paramValue";
import { limitDepth } from "./limitDepth";

/** Levels of nesting that are kept. */
const maxDepth = 16;
/** Longest text kept of one param. */
const maxText = 65_536;

/** Params with nested objects flattened to dotted keys. Lists stay whole; an empty object becomes the text "{}". */
export function flattenParams(params: Readonly<Record<string, JsonValue>>): Record<string, ParamValue> {
  const entries: [string, ParamValue][] = [];
  for (const [key, value] of Object.entries(params)) flattenInto(entries, key, limitDepth(value, maxDepth));
  // fromEntries and not assignment: a key may be "__proto__".
  return Object.fromEntries(entries);
}

function flattenInto(entries: [string, ParamValue][], key: string, value: JsonValue): void {
  if (typeof value === "string" && value.length > maxText) entries.push([key, `${value.slice(0, maxText)}…`]);
  else if (typeof value !== "object" || value === null || Array.isArray(value)) entries.push([key, value]);
  else if (Object.keys(value).length === 0) entries.push([key, "{}"]);
  else for (const [name, child] of Object.entries(value)) flattenInto(entries, `${key}.${name}`, child);
}
