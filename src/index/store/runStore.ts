import type { JsonValue } from "../../core/model/jsonValue";
import type { SavedRow } from "./pack/savedRow";
import type { ChunkRef, StoredRun } from "./storedRun";

/** Where a chunk was put. */
export type ChunkPlace = Pick<ChunkRef, "segment" | "offset" | "length">;

/** How the saved index is doing. */
export interface StoreReport {
  /** A follower keeps its changes in memory (and chunks in files of its own that it deletes); see `tryPromote`. */
  readonly role: "writer" | "follower";
  /** One sentence for each thing the user should know now: a damaged image, a newer version's index, a full disk. */
  readonly notes: readonly string[];
}

/**
 * The saved index: a database image, a journal of what came since, and segments of points. A cache: whatever is in
 * doubt is dropped, and the logs are read again. Nothing here knows a log format. No method throws for trouble with
 * the disk: it goes on from memory, says so in `report.notes`, and tries again with the next `commit`.
 */
export interface RunStore {
  /** As it is now: the role and the notes change. */
  readonly report: StoreReport;
  /** What is to be known of all runs at start, in no order. */
  rows(): IterableIterator<SavedRow>;
  /** The whole run, or null. Its bytes are copies. */
  load(runId: string): StoredRun | null;
  /** Replaces a run in memory. It becomes durable with the next `commit`, chunks first. Bytes are copied. */
  put(run: StoredRun): void;
  remove(runId: string): void;
  /** Keeps a small fact beside the runs, made durable with them; null forgets it. */
  keep(name: string, fact: JsonValue): void;
  /** All facts that are kept, by their names. */
  kept(): IterableIterator<readonly [name: string, fact: JsonValue]>;
  /** Appends a chunk to the segments (not yet durable); oldest segments are dropped beyond the budget. */
  appendChunk(bytes: Uint8Array): ChunkPlace;
  /** A chunk's bytes, or null when its segment was dropped or is damaged (decode the log again then). */
  readChunk(place: ChunkPlace): Uint8Array | null;
  /**
   * Makes all that was put durable, as one step: segments, then journal (or a fresh image when the journal is long).
   * Writes nothing when nothing was put. Gives `report.notes` as they are afterwards.
   */
  commit(): Promise<readonly string[]>;
  /** Writes a fresh image, starts a new journal, and gives back segments that hold nothing of use. */
  compact(): Promise<void>;
  /**
   * For a follower, to be called about once a second: takes the lock when its holder is gone or has been silent for
   * 3.5 s, and writes this store's state as the new saved index. Gives whether this store is the writer now. Cheap, and
   * true at once, for a writer. A writer that lost the lock (its process was stopped) is a follower again by itself.
   */
  tryPromote(): Promise<boolean>;
  /** Commits, compacts if worthwhile, gives the lock back. */
  close(): Promise<void>;
}
