import { QueryError } from "../parse/queryError";
import { tokenize } from "../parse/tokenize";

/**
 * A query with a completion taken in where the caret stands: the rest of the word or text that the caret stands in is
 * replaced, what follows it stays.
 * @param completed what `completeQuery` gives for the query up to the caret
 * @returns the whole query, and where the caret is then
 */
export function insertCompletion(
  query: string,
  caret: number,
  completed: string,
): { readonly query: string; readonly caret: number } {
  const rest = query.slice(endOfWord(query, caret));
  // The completion ends with the space that stands there already.
  const follows = completed.endsWith(" ") ? rest.replace(/^\s/, "") : rest;
  return { query: completed + follows, caret: completed.length };
}

/** Where the token ends that the caret stands in; the caret itself between tokens, and where none can be read. */
function endOfWord(query: string, caret: number): number {
  try {
    const token = tokenize(query).find(({ at, length }) => at < caret && caret < at + length);
    return token && /^(word|text|key)$/.test(token.kind) ? token.at + token.length : caret;
  } catch (error) {
    if (QueryError.is(error)) return caret;
    throw error;
  }
}
