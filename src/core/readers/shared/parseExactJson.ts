import type { JsonValue } from "../../model/jsonValue";
import { parseLooseJson } from "./parseLooseJson";

/** A whole number of so many digits may be more than a double holds. Hardly any text has one. */
const manyDigits = /(?:^|[\s:,[])-?\d{16,}(?![\d.eE])/;
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
const wholeNumber = /^-?[1-9]\d*$/;

/**
 * Reads JSON as `parseLooseJson` does, but whole numbers beyond 2^53 as texts of their digits, so that none is lost: for
 * params (seeds, ids). What is to be drawn stays a number.
 */
export function parseExactJson(text: string): JsonValue | undefined {
  return parseLooseJson(manyDigits.test(text) ? text.replace(stringOrNumber, quotedIfRounded) : text);
}

function quotedIfRounded(part: string): string {
  return wholeNumber.test(part) && !Number.isSafeInteger(Number(part)) ? `"${part}"` : part;
}
