/** Data that a run read or wrote, pinned by a digest. */
export interface Dataset {
  readonly name: string;
  /** "train", "eval" …; empty when the log does not say. */
  readonly role: string;
  readonly path: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly nfiles: number | null;
  readonly digest: string | null;
  readonly digestAlgorithm: string | null;
  readonly rows: number | null;
}
