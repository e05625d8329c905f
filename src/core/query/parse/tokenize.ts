import { QueryError } from "./queryError";
import type { Token, TokenKind } from "./token";

/** Longest query that is read, in characters: a longer one is a mistake, and would only be slow. */
const maxLength = 100_000;

const single: Readonly<Record<string, TokenKind>> = { "(": "open", ")": "close", ",": "comma" };
const operator = /!=|<>|<=|>=|==|[=<>]/y;
const space = /\s+/y;
/** Unquoted text, with quoted keys inside: metrics.`my key`, params."lr rate". */
const word = /(?:[^\s()<>=!,'"`]|!(?!=)|(?<=\.)(?:`[^`]*`|"[^"]*"))+/y;
const quoted = /'((?:[^']|'')*)'|"((?:[^"]|"")*)"|`([^`]*)`/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Splits a query into tokens, ended by one `end` token. A doubled quote inside quotes stands for the quote.
 * @throws {QueryError} for an unclosed quote, or a query of over 100,000 characters
 */
export function tokenize(query: string): Token[] {
  if (query.length > maxLength)
    throw new QueryError(`A query has at most ${maxLength} characters.`, maxLength, query.length - maxLength);
  const tokens: Token[] = [];
  let at = match(space, query, 0)?.[0].length ?? 0;
  while (at < query.length) {
    const token = readToken(query, at);
    tokens.push(token);
    at += token.length;
    at += match(space, query, at)?.[0].length ?? 0;
  }
  tokens.push({ kind: "end", text: "", at: query.length, length: 0 });
  return tokens;
}

function readToken(query: string, at: number): Token {
  const char = query.charAt(at);
  const kind = single[char];
  if (kind) return { kind, text: char, at, length: 1 };
  const sign = match(operator, query, at)?.[0];
  if (sign) return { kind: "operator", text: sign, at, length: sign.length };
  if (char === "'" || char === '"' || char === "`") return readQuoted(query, at, char);
  const text = match(word, query, at)?.[0];
  if (!text) throw new QueryError(`“${char}” is not expected here.`, at, 1);
  const next = query.charAt(at + text.length);
  if (text.endsWith(".") && (next === "`" || next === '"'))
    throw new QueryError(`The key that begins with ${next} is not closed.`, at + text.length, 1);
  return { kind: "word", text, at, length: text.length };
}

function readQuoted(query: string, at: number, quote: string): Token {
  const found = match(quoted, query, at);
  if (!found) throw new QueryError(`The text that begins with ${quote} is not closed.`, at, query.length - at);
  const inner = found[1] ?? found[2] ?? found[3] ?? "";
  const kind = quote === "`" ? "key" : "text";
  return { kind, text: inner.replaceAll(quote + quote, quote), at, length: found[0].length };
}
