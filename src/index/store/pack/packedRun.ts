/**
 * A run in the form in which the database and the journal hold it. Each part is bytes of its own, so that the journal
 * can write only the parts that changed.
 */
export interface PackedRun {
  /** The row and the look of its log, as `packRow` writes it. */
  readonly header: Uint8Array;
  readonly body: Uint8Array;
  readonly summaries: Uint8Array;
  readonly groups: Uint8Array;
  /** As `packChunks` writes them. */
  readonly chunks: Uint8Array;
  readonly files: Uint8Array;
}
