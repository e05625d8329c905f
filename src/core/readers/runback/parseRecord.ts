import type { JsonValue } from "../../model/jsonValue";
import { decodeUtf8 } from "../../text/decodeUtf8";
import type { JsonRecord } from "./recordFields";

/** A text with escapes, or a token that Python's json writes and JSON does not have. */
const stringOrToken = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/gs;

/**
 * A line as an object, or why it is none. Bare NaN and Infinity, which some writers let through, are read as the texts
 * "NaN", "Infinity" and "-Infinity"; bytes that are not UTF-8 become U+FFFD.
 */
export function parseRecord(line: Uint8Array): JsonRecord | string {
  const text = decodeUtf8(line);
  const value = parse(text) ?? parse(quoteTokens(text));
  if (value === undefined) return `not JSON: ${excerpt(text)}`;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `not an object: ${excerpt(text)}`;
  return value;
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // A bad line is an ordinary thing: the caller makes a problem of it.
    return undefined;
  }
}

function quoteTokens(text: string): string {
  if (!/NaN|Infinity/.test(text)) return "";
  return text.replace(stringOrToken, (match) => (match.startsWith('"') ? match : `"${match}"`));
}

function excerpt(text: string): string {
  const start = text.slice(0, 60).replace(/[\p{Cc}\uFFFD]+/gu, "�");
  return text.length > 60 ? `${start}…` : start;
}
