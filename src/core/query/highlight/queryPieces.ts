import { isFieldWord } from "../parse/parseField";
import { QueryError } from "../parse/queryError";
import type { Token } from "../parse/token";
import { tokenize } from "../parse/tokenize";
import type { QueryPiece, QueryPieceKind } from "./queryPiece";

/** What is written behind so many characters has no colours: nobody sees so far, and each part is an element. */
const colouredLength = 2000;
const joins = /^(and|or|not)$/i;
/** Words that a value follows. */
const valued = /^(like|ilike|between)$/i;
/** Words that can follow a field. */
const compared = /^(like|ilike|in|is|between|not)$/i;
const afterFields = /^(like|ilike|in|is|between|null|asc|desc)$/i;
const number = /^[+-]?(\d|\.\d)/;

/**
 * The parts of a query in order, which together are the query. What cannot be read is in them too.
 * @param mistake what `checkQuery` says of the query
 */
export function queryPieces(query: string, mistake: Pick<QueryError, "at" | "length"> | null): QueryPiece[] {
  const tokens = readableTokens(query.slice(0, colouredLength));
  const pieces: QueryPiece[] = [];
  let at = 0;
  const add = (end: number, kind: QueryPieceKind): void => {
    const from = mistake?.at ?? query.length;
    const to = from + (mistake?.length ?? 0);
    for (const [start, stop] of [
      [at, Math.min(end, from)],
      [Math.max(at, from), Math.min(end, to)],
      [Math.max(at, to), end],
    ] as const)
      if (stop > start) pieces.push({ text: query.slice(start, stop), kind, isWrong: start >= from && stop <= to });
    at = end;
  };
  const kinds = kindsOf(tokens);
  tokens.forEach((token, i) => {
    add(token.at, "plain");
    add(token.at + token.length, kinds[i] ?? "plain");
  });
  add(query.length, "plain");
  return pieces;
}

/** The tokens up to what is no token, such as a quoted text that is not closed yet: that is text to the end. */
function readableTokens(query: string): Token[] {
  try {
    return tokenize(query);
  } catch (error) {
    if (!QueryError.is(error)) throw error;
    const { at } = error;
    const open = /^['"`]/.test(query.slice(at));
    const rest: Token = { kind: open ? "text" : "word", text: "", at, length: query.length - at };
    return [...tokenize(query.slice(0, at)), rest];
  }
}

/** What each token is by what stands around it: `is` between two words is a word like others. */
function kindsOf(tokens: readonly Token[]): QueryPieceKind[] {
  const kinds: QueryPieceKind[] = [];
  let isInOrder = false;
  let isInList = false;
  tokens.forEach((token, i) => {
    const last = tokens[i - 1];
    const before = kinds[i - 1];
    const isWord = (one: Token | undefined, pattern: RegExp): boolean => one?.kind === "word" && pattern.test(one.text);
    const next = tokens[i + 1];
    const isValue = last?.kind === "operator" || isInList || (before === "keyword" && isWord(last, valued));
    const isAfterField = before === "field" || before === "keyword" || last?.kind === "close";
    if (token.kind === "open") isInList = before === "keyword" && isWord(last, /^in$/i);
    if (token.kind === "close") isInList = false;
    const isOrderBy =
      (isWord(token, /^order$/i) && isWord(next, /^by$/i)) || (isWord(token, /^by$/i) && isWord(last, /^order$/i));
    isInOrder ||= isOrderBy;
    const kindOfWord = (): QueryPieceKind => {
      if (isValue) return number.test(token.text) ? "number" : "text";
      if (isOrderBy || isWord(token, joins) || (isAfterField && isWord(token, afterFields))) return "keyword";
      if (next?.kind === "open") return "function";
      const isField = token.text.includes(".") || isInOrder || next?.kind === "operator" || isWord(next, compared);
      if (isField && isFieldWord(token.text)) return "field";
      return before === "keyword" && number.test(token.text) ? "number" : "plain";
    };
    kinds.push(token.kind === "word" ? kindOfWord() : token.kind === "text" || token.kind === "key" ? "text" : "plain");
  });
  return kinds;
}
