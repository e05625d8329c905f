import type { JsonValue } from "../../model/jsonValue";
import type { ParamValue } from "../../model/paramValue";
import { flattenParams } from "./flattenParams";

/** Params of one run that are kept. */
const maxParams = 2000;

/**
 * Params from a configuration that a tool wrote as YAML or JSON: nested keys joined with dots, NaN and infinities as
 * texts, as params are kept as JSON. Null when it holds no keys.
 */
export function paramsOf(value: JsonValue): Record<string, ParamValue> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const params = Object.entries(flattenParams(value)).slice(0, maxParams);
  return Object.fromEntries(params.map(([key, param]) => [key, writable(param) as ParamValue]));
}

function writable(value: JsonValue): JsonValue {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(writable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, writable(item)]));
}
