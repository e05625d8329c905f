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
  // JSON.parse takes far longer to fail than to succeed, and garbage mostly shows at its ends.
  const looksRight = text.trimStart().startsWith("{") && text.trimEnd().endsWith("}");
  const value = looksRight ? (parse(text) ?? parseTokens(text)) : undefined;
  return value ?? `not a JSON object: ${excerpt(text)}`;
}

function parse(text: string): JsonRecord | undefined {
  try {
    // It begins with a brace, so it is an object or nothing.
    return JSON.parse(text) as JsonRecord;
  } catch {
    // A bad line is an ordinary thing: the caller makes a problem of it.
    return undefined;
  }
}

function parseTokens(text: string): JsonRecord | undefined {
  if (!/NaN|Infinity/.test(text)) return undefined;
  return parse(text.replace(stringOrToken, (match) => (match.startsWith('"') ? match : `"${match}"`)));
}

function excerpt(text: string): string {
  const start = text.slice(0, 60).replace(/[\p{Cc}\uFFFD]+/gu, "�");
  return text.length > 60 ? `${start}…` : start;
}
