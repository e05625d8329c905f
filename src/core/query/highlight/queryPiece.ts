/** What a part of a query is, for its colour. `plain`: spaces, signs, and words that are looked for. */
export type QueryPieceKind = "field" | "function" | "keyword" | "text" | "number" | "plain";

/** A part of a query as it is written, spaces included. */
export interface QueryPiece {
  readonly text: string;
  readonly kind: QueryPieceKind;
  /** Whether the mistake of the query is about it. */
  readonly isWrong: boolean;
}
