import type { JsonValue } from "../../../model/jsonValue";

/** The value with NaN and infinities as the words that Python has for them: plain JSON cannot hold them. */
export function finiteJson(value: JsonValue): JsonValue {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(finiteJson);
  // fromEntries and not assignment: a key may be "__proto__".
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, finiteJson(item)]));
}
