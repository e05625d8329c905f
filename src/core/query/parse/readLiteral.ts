import { parseDuration } from "./parseDuration";
import { parseNumber } from "./parseNumber";
import { parseTime } from "./parseTime";
import { QueryError } from "./queryError";
import type { FieldType } from "./queryField";
import type { QueryValue } from "./queryNode";

const truth: Readonly<Record<string, number>> = { true: 1, yes: 1, "1": 1, false: 0, no: 0, "0": 0 };

/**
 * The number that a literal stands for beside a field of this type: itself, ms since the epoch, ms, or 1 and 0.
 * @throws {QueryError} at the literal, when it is none
 */
export function readLiteral(value: QueryValue, type: Exclude<FieldType, "text" | "param">, now: number): number {
  const word = value.text.trim().toLowerCase();
  switch (type) {
    case "number":
      return parseNumber(value.text) ?? fail(value, "a number, such as 0.9 or 1e-3");
    case "time":
      return parseTime(value.text, now) ?? fail(value, "a time, such as '2026-11-23', '2 days ago' or ms since 1970");
    case "duration":
      return parseDuration(value.text) ?? fail(value, "a duration, such as '90s', '1.5h' or '2 days'");
    case "boolean":
      return (Object.hasOwn(truth, word) ? truth[word] : undefined) ?? fail(value, "true or false");
  }
}

function fail(value: QueryValue, expected: string): never {
  throw new QueryError(`Expected ${expected}, but “${value.text}” was found.`, value.at, value.length);
}
