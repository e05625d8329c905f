import type { LogSource } from "../discovery/logSource";

/**
 * A log directory (level 0) or a folder below it that holds further folders: listed when it may have changed. What is in
 * it is kept by names, of which there are very many.
 */
export interface FolderNode {
  readonly path: string;
  readonly level: number;
  readonly source: LogSource;
  /** Folders are told apart from equal names made again by their inode. */
  inode: number;
  /** Time of its last change when it was last listed; NaN: list it whatever its time says. */
  mtime: number;
  readonly groups: Map<string, FolderNode>;
  readonly runs: Set<string>;
  /** Folders of runs whose log is not there yet, and when each was first seen (ms, monotonic). */
  readonly pending: Map<string, number>;
  /** Names that are of no interest. */
  readonly others: Set<string>;
  isListing: boolean;
  isListingDue: boolean;
  stopWatch: (() => void) | null;
}

/** A folder of which nothing is known yet. */
export function newFolderNode(path: string, level: number, source: LogSource): FolderNode {
  return {
    path,
    level,
    source,
    inode: NaN,
    mtime: NaN,
    groups: new Map(),
    runs: new Set(),
    pending: new Map(),
    others: new Set(),
    isListing: false,
    isListingDue: false,
    stopWatch: null,
  };
}
