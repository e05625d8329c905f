/** Kinds of tokens: `word` is anything unquoted, keywords and numbers included; what it means is the parser's matter. */
export type TokenKind = "word" | "text" | "key" | "operator" | "open" | "close" | "comma" | "end";

/** A piece of a query with its place, for errors and highlighting. */
export interface Token {
  readonly kind: TokenKind;
  /** Without its quotes. */
  readonly text: string;
  /** First character, from 0. */
  readonly at: number;
  readonly length: number;
}
