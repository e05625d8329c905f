import type { RunRow } from "../../../core/model/runRow";
import type { FileCheckpoint, ImportedFrom } from "../storedRun";

/** What tells by a look at a log alone whether it is as it was left, so that at start no run is loaded for that. */
export type SavedFile = Pick<FileCheckpoint, "size" | "mtime" | "inode" | "format" | "decoderVersion">;

/** What is read of every run at start. */
export interface SavedRow {
  readonly row: RunRow;
  /** The run's first log file; null: it has none. */
  readonly file: SavedFile | null;
  /** null: a run of Runback's own log. */
  readonly imported: ImportedFrom | null;
}
