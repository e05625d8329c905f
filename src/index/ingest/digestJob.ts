import type { RunPlace } from "../../core/runs/runPlace";
import type { StoredRun } from "../store/storedRun";

/** A log to be read from where `stored` ends to its end. Plain data: it goes to a decode thread. */
export interface DigestJob {
  readonly id: number;
  readonly format: string;
  readonly place: RunPlace;
  readonly stored: StoredRun | null;
  /** About how many bytes are to be read. */
  readonly bytes: number;
}

/** What came of a job, or of a large part of it. */
export interface DigestedRun {
  readonly job: number;
  /**
   * The run, consistent up to its checkpoint. Chunks made by this job have segment `newSegment` and the number of the
   * chunk as offset. null: it could not be read, and `reason` says why, or there is no whole record in it.
   */
  readonly run: StoredRun | null;
  readonly reason: string | null;
  /** False for a state on the way, to be kept in case the rest is never read. */
  readonly isDone: boolean;
}

/** What a decode thread hands over at once: chunks first, then runs that refer to them. */
export interface DigestPart {
  readonly chunks: readonly { readonly number: number; readonly bytes: Uint8Array }[];
  readonly runs: readonly DigestedRun[];
  /** Bytes of logs read for this part. */
  readonly bytesRead: number;
  /** Nothing is left to do. */
  readonly isIdle: boolean;
}

/** Segment number that marks a chunk not yet in the store. */
export const newSegment = -1;

/** What a decode thread offers. */
export interface DecodeApi {
  /** Puts jobs on its list. */
  add(jobs: readonly DigestJob[]): Promise<void>;
  /** Works for a while, a few megabytes of logs, and hands over what it has. */
  next(): Promise<DigestPart>;
}
