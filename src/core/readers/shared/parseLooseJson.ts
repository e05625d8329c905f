import type { JsonValue } from "../../model/jsonValue";

/** Levels of nesting that are read; a text with more is refused, so that no recursion over the value can run away. */
const maxDepth = 100;
/** A string, or one of the words that Python's json module writes for numbers that JSON has not. */
const stringOrWord = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Reads JSON as Python's json module writes it: NaN, Infinity and -Infinity stand for numbers.
 * @returns undefined when the text is no such JSON, or is nested too deeply
 */
export function parseLooseJson(text: string): JsonValue | undefined {
  if (text.length > 2 * maxDepth && isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return parseWithWords(text); // undefined says that it is none
  }
}

function parseWithWords(text: string): JsonValue | undefined {
  // A mark that the text does not hold, so that no string of it is taken for a number.
  let mark = ":";
  while (text.includes(mark)) mark += mark;
  let words = 0;
  const marked = text.replace(stringOrWord, (part) => {
    if (part.startsWith('"')) return part;
    words++;
    return JSON.stringify(mark + part);
  });
  if (words === 0) return undefined;
  try {
    return withNumbers(JSON.parse(marked) as JsonValue, mark);
  } catch {
    return undefined; // as the documentation says
  }
}

function withNumbers(value: JsonValue, mark: string): JsonValue {
  if (typeof value === "string") return value.startsWith(mark) ? Number(value.slice(mark.length)) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withNumbers(item, mark));
  // fromEntries and not assignment: a key may be "__proto__".
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNumbers(item, mark)]));
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) isString = false;
    } else if (code === 0x22) isString = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > maxDepth) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}
