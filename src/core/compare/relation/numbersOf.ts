import { parseNumber } from "../../query/parse/parseNumber";

/**
 * The texts of a param as numbers, where all of them are: many tools log every param as text. Booleans count as 0
 * and 1. null when a text is no number.
 */
export function numbersOf(texts: readonly (string | null)[]): (number | null)[] | null {
  const numbers: (number | null)[] = [];
  for (const text of texts) {
    const value = text === null ? null : numberOf(text);
    if (value === undefined) return null;
    numbers.push(value);
  }
  return numbers.some((value) => value !== null) ? numbers : null;
}

function numberOf(text: string): number | undefined {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true" ? 1 : 0;
  return parseNumber(text) ?? undefined;
}
