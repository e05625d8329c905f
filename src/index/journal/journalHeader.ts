/** Beginning of a journal that the state continues from, up to a length in bytes. */
export interface JournalBase {
  readonly number: number;
  readonly length: number;
}

/** A file with the database, and what a start shows before it opens that. */
export interface SavedImage {
  readonly name: string;
  /** Bytes of the database, which the file begins with: a plain SQLite file. */
  readonly length: number;
  readonly checksum: number;
  /** What follows it: the rows of all its runs (`rowsBlock`). */
  readonly rows: { readonly length: number; readonly checksum: number };
}

/**
 * First record of a journal: which state its commits continue. It alone says what belongs to the saved index, so that a
 * process that lost the lock without noticing can write what it likes: nobody reads beyond the lengths given here.
 */
export interface JournalHeader {
  readonly schema: number;
  readonly number: number;
  /** null: no runs. */
  readonly image: SavedImage | null;
  /** Journals between that image and this one, in order. */
  readonly bases: readonly JournalBase[];
}
