import type { ParamValue } from "../model/paramValue";

/** A param as queries compare it: numbers and booleans as JSON writes them, texts as they are, lists as JSON. */
export function paramQueryText(value: ParamValue): string {
  if (typeof value === "string") return value;
  return value === null || typeof value === "object" ? JSON.stringify(value) : String(value);
}
