import { fieldType } from "../parse/fieldType";
import { isFieldWord, parseField } from "../parse/parseField";
import { QueryError } from "../parse/queryError";
import type { QueryField } from "../parse/queryField";
import type { RunTable } from "../evaluate/runTable";
import type { QuerySubject } from "../parse/querySubject";
import type { Token } from "../parse/token";
import { tokenize } from "../parse/tokenize";
import { fieldNames } from "./fieldNames";
import type { QueryCompletion } from "./queryCompletion";
import { valuesOf } from "./valuesOf";

/** More is not read in a list. */
const most = 50;
/** Characters at the end in which what is being written is looked for: the search is as slow as the square of them. */
const longestWord = 500;
/** What is being written at the end: a word with quoted keys in it. */
const lastWord = /(?:[^\s()<>=!,'"`]|(?<=\.)(?:`[^`]*`?|"[^"]*"?))*$/;
const operators = ["=", "!=", "<", "<=", ">", ">=", "LIKE", "ILIKE", "IN (", "BETWEEN", "IS NULL", "IS NOT NULL"];
const textOperators = ["=", "!=", "LIKE", "ILIKE", "IN (", "IS NULL", "IS NOT NULL"];
const numberOperators = ["=", "!=", "<", "<=", ">", ">=", "BETWEEN", "IN (", "IS NULL", "IS NOT NULL"];
const joins = ["AND", "OR", "ORDER BY"];
const starts = ["NOT", "ORDER BY"];

/** What can come next at the end of a query: fields that runs have, their values, operators, keywords. */
export function completeQuery(query: string, table: RunTable, subject: QuerySubject = "runs"): QueryCompletion[] {
  const { before, part, tokens } = splitEnd(query);
  if (tokens === null) return [];
  const rankOf = rankFor(part);
  const add = (kind: QueryCompletion["kind"], labels: readonly string[]): QueryCompletion[] =>
    labels
      .map((label) => ({ label, rank: rankOf(label) ?? -1 }))
      .filter(({ rank }) => rank >= 0)
      .sort((a, b) => a.rank - b.rank)
      .slice(0, most)
      .map(({ label }) => ({ kind, label, query: before + label + (/[.(]$/.test(label) ? "" : " ") }));
  const place = placeOf(tokens);
  if (place.kind === "value") return add("value", valuesOf(place.field, table, rankOf, most));
  if (place.kind === "operator") return add("operator", operatorsOf(place.field));
  const fields = add("field", fieldNames(part, table, subject));
  return [...fields, ...add("keyword", place.isAfterCondition ? joins : tokens.length === 0 ? starts : [])].slice(
    0,
    most,
  );
}

/** The query up to what is being written, and that; no tokens where the part before cannot be read. */
function splitEnd(query: string): { before: string; part: string; tokens: Token[] | null } {
  const quote = openQuote(query);
  const at = quote ?? query.length - (lastWord.exec(query.slice(-longestWord))?.[0].length ?? 0);
  const before = query.slice(0, at);
  try {
    return { before, part: query.slice(at), tokens: tokenize(before).slice(0, -1) };
  } catch (error) {
    if (QueryError.is(error)) return { before, part: "", tokens: null };
    throw error;
  }
}

/** Where a quoted text begins that is not closed yet; null when there is none. Quotes in keys do not count. */
function openQuote(query: string): number | null {
  let open: number | null = null;
  for (let at = 0; at < query.length; at++) {
    const char = query.charAt(at);
    if (open !== null && char === query.charAt(open)) open = null;
    else if (open === null && (char === "'" || (char === '"' && query.charAt(at - 1) !== "."))) open = at;
  }
  return open;
}

type Place =
  | { readonly kind: "value"; readonly field: QueryField }
  | { readonly kind: "operator"; readonly field: QueryField }
  | { readonly kind: "field"; readonly isAfterCondition: boolean };

/** What is expected after these tokens. */
function placeOf(tokens: readonly Token[]): Place {
  const last = tokens.at(-1);
  const isInList = last?.kind === "open" || last?.kind === "comma";
  const listStart = isInList ? tokens.findLastIndex((token) => token.text.toUpperCase() === "IN") : -1;
  const isCompared = last?.kind === "operator" || /^(LIKE|ILIKE|BETWEEN)$/i.test(last?.text ?? "");
  const compared = isCompared ? tokens.length - 1 : listStart;
  const field = compared > 0 ? fieldBefore(tokens, compared) : null;
  if (field) return { kind: "value", field };
  const named = isInOrder(tokens) ? null : fieldBefore(tokens, tokens.length);
  if (named) return { kind: "operator", field: named };
  const isEnd = last !== undefined && (last.kind === "text" || last.kind === "close" || last.kind === "word");
  return { kind: "field", isAfterCondition: isEnd && !/^(AND|OR|NOT|BY)$/i.test(last.text) };
}

function isInOrder(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }, i) => /^order$/i.test(text) && /^by$/i.test(tokens[i + 1]?.text ?? ""));
}

/** The field that ends before a token, `std(min(metrics.loss))` too; null when something else stands there. */
function fieldBefore(tokens: readonly Token[], end: number): QueryField | null {
  let at = /^not$/i.test(tokens[end - 1]?.text ?? "") ? end - 2 : end - 1;
  while (tokens[at]?.kind === "close") at--;
  const token = tokens[at];
  if (token?.kind !== "word" || !isFieldWord(token.text)) return null;
  const isValue = tokens[at - 1]?.kind === "operator";
  try {
    return isValue ? null : parseField(token);
  } catch (error) {
    if (QueryError.is(error)) return null;
    throw error;
  }
}

function operatorsOf({ entity, key }: QueryField): readonly string[] {
  const type = fieldType(entity, key);
  return type === "param" ? operators : type === "text" ? textOperators : numberOperators;
}

function plain(text: string): string {
  return text.replace(/['"`]/g, "").toLowerCase();
}

/** How well a label fits what is being written: 0 where it begins like it, 1 where it holds it, null where it does not. */
function rankFor(part: string): (label: string) => number | null {
  const wanted = plain(part);
  if (wanted === "") return () => 0;
  return (label) => {
    const at = plain(label).indexOf(wanted);
    return at < 0 ? null : at === 0 ? 0 : 1;
  };
}
