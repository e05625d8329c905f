import { asciiText } from "../../../text/asciiText";
import { decodeUtf8 } from "../../../text/decodeUtf8";
import type { SlotRole } from "./rowTemplate";

/** A number of a line: its bytes, and what it is. Texts that stand for NaN and infinities count as numbers of metrics. */
export interface RowToken {
  readonly start: number;
  readonly end: number;
  readonly role: SlotRole;
  /** The key it belongs to. */
  readonly key: string;
}

const roles = new Map<string, SlotRole>([
  ["seq", "seq"],
  ["t", "time"],
  ["step", "step"],
]);
const strangeTexts = ['"NaN"', '"Infinity"', '"-Infinity"'];
/** Texts, numbers and words, and the marks between them. */
const tokenPattern = /"(?:[^"\\]|\\.)*"|[-+.\w]+|[{}[\],]/gs;

/**
 * Finds the numbers of a line that is known to be sound JSON (bare NaN and infinities aside). Null when the line holds
 * a list, an object other than "values", or something whose reading depends on more than the numbers.
 */
export function tokenizeRow(line: Uint8Array): RowToken[] | null {
  const tokens: RowToken[] = [];
  let depth = 0;
  let isKeyNext = true;
  let key = "";
  // One character a byte, so that positions in the text are positions in the line.
  for (const { 0: text, index: start } of asciiText(line, 0, line.length).matchAll(tokenPattern)) {
    const end = start + text.length;
    if (text === "{") {
      if (depth > 1 || (depth === 1 && key !== "values")) return null;
      depth++;
      isKeyNext = true;
    } else if (text === "}") depth--;
    else if (text === ",") isKeyNext = true;
    else if (isKeyNext) {
      if (!text.startsWith('"')) return null;
      key = JSON.parse(decodeUtf8(line.subarray(start, end))) as string;
      isKeyNext = false;
    } else {
      const role = slotRole(text, depth, key);
      if (role === null) return null;
      if (role !== "fixed") tokens.push({ start, end, role, key });
    }
  }
  return tokens;
}

/** What a plain value is; null when no template can hold its line. */
function slotRole(text: string, depth: number, key: string): SlotRole | "fixed" | null {
  const isNumber = /^-?\d/.test(text);
  if (depth === 2) return isNumber || /^-?[NI]/.test(text) || strangeTexts.includes(text) ? "value" : null;
  const role = roles.get(key);
  if (role !== undefined) return isNumber ? role : text === "null" ? "fixed" : null;
  return isNumber && key !== "v" ? "other" : "fixed";
}
