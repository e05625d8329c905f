import type { JsonValue } from "../../model/jsonValue";

/** The value with everything nested more than `depth` levels replaced by a note, so that no recursion can run away. */
export function limitDepth(value: JsonValue, depth: number): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  if (depth <= 0) return "(nested too deeply)";
  if (Array.isArray(value)) return value.map((item) => limitDepth(item, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, limitDepth(item, depth - 1)]));
}
