/** A field of `MarkEntry` and what it is to be; null takes the mark away. */
export interface MarkChange {
  readonly field: string;
  readonly value: string | boolean | null;
}
