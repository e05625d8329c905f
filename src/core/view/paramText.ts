import type { ParamValue } from "../model/paramValue";

/** A param's value on one line, as a user would write it: strings bare, lists as JSON. */
export function paramText(value: ParamValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value);
}
