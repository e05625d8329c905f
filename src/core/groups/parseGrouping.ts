import { parseField } from "../query/parse/parseField";
import { QueryError } from "../query/parse/queryError";
import { tokenize } from "../query/parse/tokenize";
import type { Grouping } from "./grouping";

/**
 * Reads what runs are grouped by: `seed`, or fields of the query language with commas between them, such as
 * `params.lr, tags.team`.
 * @throws {QueryError} with the place and what was expected there
 */
export function parseGrouping(text: string): Grouping {
  const tokens = tokenize(text);
  if (tokens.length === 2 && tokens[0]?.text.toLowerCase() === "seed") return { kind: "seed" };
  const fields = [];
  for (let at = 0; ; at += 2) {
    const token = tokens[at]!;
    if (token.kind !== "word")
      throw new QueryError(
        "Expected a field to group by, such as params.lr, or the word seed.",
        token.at,
        token.length,
      );
    fields.push(parseField(token));
    const next = tokens[at + 1]!;
    if (next.kind === "end") return { kind: "fields", fields };
    if (next.kind !== "comma")
      throw new QueryError(`Expected “,” or the end, but “${next.text}” was found.`, next.at, next.length);
  }
}
