import { plainLine } from "../../core/format/plainLine";
import { QueryError } from "../../core/query/parse/queryError";
import { RequestError } from "../requestError";

/** Does something with a query. Where the query cannot be read, a RequestError says why and points at the character. */
export function checkedQuery<T>(query: string, read: (query: string) => T): T {
  try {
    return read(query);
  } catch (error) {
    if (!QueryError.is(error)) throw error;
    const { message, at, length } = error;
    const from = Math.max(0, at - before);
    const shown = plainLine(query.slice(from, at + after));
    const mark = "^".repeat(Math.max(1, Math.min(length, after)));
    throw new RequestError(`Character ${at + 1}: ${plainLine(message)}\n  ${shown}\n  ${" ".repeat(at - from)}${mark}`);
  }
}

/** Characters of the query that are shown around a mistake. */
const before = 60;
const after = 40;
