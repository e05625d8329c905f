/** What a chunk says of itself, so that a segment can be recovered from its chunks alone. */
export interface ChunkHeader {
  readonly runId: string;
  /** Path of the log file that holds these rows, and the byte range in which all of them lie. */
  readonly file: string;
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly attempt: number;
  readonly rows: number;
  /** Smallest and largest step; NaN when no row has one. */
  readonly minStep: number;
  readonly maxStep: number;
  readonly metrics: readonly string[];
}

/** What the writer of a chunk adds to what its block of points holds. */
export type ChunkOwner = Pick<ChunkHeader, "runId" | "file">;
