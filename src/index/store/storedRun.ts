import type { JsonValue } from "../../core/model/jsonValue";
import type { RunRow } from "../../core/model/runRow";

/** Where a chunk of points lies in the series segments, and what it holds. */
export interface ChunkRef {
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
  /** Which of the run's `groups` the chunk's columns are. */
  readonly group: number;
  readonly attempt: number;
  readonly rows: number;
  readonly minStep: number;
  readonly maxStep: number;
  /** Byte range of the log file that holds these rows, to decode it again when the segment is gone. */
  readonly file: number;
  readonly byteStart: number;
  readonly byteEnd: number;
}

/** How far one log file was read, and how to see that it is still the same file. */
export interface FileCheckpoint {
  readonly path: string;
  readonly device: number;
  readonly inode: number;
  /** Bytes and ms since the epoch when it was last looked at. */
  readonly size: number;
  readonly mtime: number;
  /** Hash of the first `headLength` (at most 256) bytes and of the last few before `offset`. */
  readonly headHash: string;
  readonly headLength: number;
  /** Everything before this byte is in this run's state and chunks. */
  readonly offset: number;
  readonly format: string;
  readonly decoderVersion: number;
  readonly decoderState: JsonValue;
}

/** Where an imported run comes from. What its reader remembers is the `decoderState` of its only file. */
export interface ImportedFrom {
  /** Absolute path of the unit (`ImportUnit`). */
  readonly unit: string;
  /** Tells the runs of one unit apart. */
  readonly key: string;
  /** The folder that stands for the run: runs of several formats with the same folder are shown as one. null: none. */
  readonly directory: string | null;
  /** The id that the run goes by wherever it is read; null: its own. */
  readonly lastingId: string | null;
}

/** A run as the index keeps it: its state, its points' chunks, and the checkpoints that vouch for just these. */
export interface StoredRun {
  readonly row: RunRow;
  /** The run's state but for summaries, as `RunState` packs it. */
  readonly body: Uint8Array;
  /** Series summaries, as `packSummaries` packs them. */
  readonly summaries: Uint8Array;
  /** Sets of metrics that were logged together. */
  readonly groups: readonly (readonly string[])[];
  readonly chunks: readonly ChunkRef[];
  readonly files: readonly FileCheckpoint[];
  /** null: a run of Runback's own log. */
  readonly imported: ImportedFrom | null;
}
