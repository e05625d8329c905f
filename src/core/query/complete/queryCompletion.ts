/** Something that a query can go on with. */
export interface QueryCompletion {
  /** The whole query with it. */
  readonly query: string;
  /** What is added, as a list shows it. */
  readonly label: string;
  readonly kind: "field" | "value" | "operator" | "keyword";
}
