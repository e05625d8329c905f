import type { LogSource } from "../../discovery/logSource";
import type { SavedFile } from "../../store/pack/savedRow";
import type { LiveRun } from "./liveRun";

/** What the index keeps of every run's folder: small, there are many of them. */
export interface RunEntry {
  /** The run's folder, absolute. What else is known by it (`runPlaceOf`) is worked out when it is needed. */
  readonly directory: string;
  readonly source: LogSource;
  readonly root: string;
  /** null until its log was read. */
  runId: string | null;
  /** How far its log is in the store; null: not at all. */
  checkpoint: SavedFile | null;
  /** Open while it is read line by line. */
  live: LiveRun | null;
  /** On the list of a decode thread. */
  isQueued: boolean;
  /** Its folder came when the index was open already, or it was seen running: its end is worth a notice. */
  isWatched: boolean;
  /** Another folder holds the run of the same id, and that one is shown. */
  isDuplicate: boolean;
}

/** A folder of which nothing was read yet. */
export function newRunEntry(directory: string, source: LogSource, root: string, isWatched: boolean): RunEntry {
  return {
    directory,
    source,
    root,
    runId: null,
    checkpoint: null,
    live: null,
    isQueued: false,
    isWatched,
    isDuplicate: false,
  };
}
