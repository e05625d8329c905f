/** Beginning of a journal that the state continues from, up to a length in bytes. */
export interface JournalBase {
  readonly number: number;
  readonly length: number;
}

/**
 * First record of a journal: which state its commits continue. It alone says what belongs to the saved index, so that a
 * process that lost the lock without noticing can write what it likes: nobody reads beyond the lengths given here.
 */
export interface JournalHeader {
  readonly schema: number;
  readonly number: number;
  /** The database image, a plain SQLite file, and its checksum; null: no runs. */
  readonly image: { readonly name: string; readonly length: number; readonly checksum: number } | null;
  /** Journals between that image and this one, in order. */
  readonly bases: readonly JournalBase[];
}
