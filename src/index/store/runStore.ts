import type { RunRow } from "../../core/model/runRow";
import type { ChunkRef, StoredRun } from "./storedRun";

/** Where a chunk was put. */
export type ChunkPlace = Pick<ChunkRef, "segment" | "offset" | "length">;

/** What opening found. */
export interface OpenReport {
  readonly role: "writer" | "follower";
  /** One sentence for each thing the user should know: a damaged image, a newer schema, a full disk. */
  readonly notes: readonly string[];
}

/**
 * The saved index: a database image, a journal of what came since, and segments of points. A cache: whatever is in
 * doubt is dropped, and the logs are read again. Nothing here knows a log format.
 */
export interface RunStore {
  readonly report: OpenReport;
  /** Rows of all runs, in no order. */
  rows(): IterableIterator<RunRow>;
  /** The whole run, or null. */
  load(runId: string): StoredRun | null;
  /** Replaces a run in memory. It becomes durable with the next `commit`, chunks first. */
  put(run: StoredRun): void;
  remove(runId: string): void;
  /** Appends a chunk to the segments (not yet durable); oldest segments are dropped beyond the budget. */
  appendChunk(bytes: Uint8Array): ChunkPlace;
  /** A chunk's bytes, or null when its segment was dropped or is damaged (decode the log again then). */
  readChunk(place: ChunkPlace): Uint8Array | null;
  /** Makes all that was put durable: segments, then journal. Trouble (a full disk) is a note and is tried again later. */
  commit(): Promise<readonly string[]>;
  /** Writes a fresh image, and starts a new journal. */
  compact(): Promise<void>;
  /** Commits, compacts if worthwhile, gives the lock back. */
  close(): Promise<void>;
}
