import type { BytePath } from "../../paths/bytePath";

/** Mode (octal digits) and object id (hexadecimal digits) of a path in an index or tree. */
export interface IndexEntry {
  readonly mode: string;
  readonly objectId: string;
}

/** What the user's index and HEAD say, read from a copy of the index. */
export interface IndexState {
  /** Merged entries. */
  readonly entries: ReadonlyMap<BytePath, IndexEntry>;
  /** Paths in conflict, with our side's entry (what HEAD holds), null where HEAD has no such path. */
  readonly unmerged: ReadonlyMap<BytePath, IndexEntry | null>;
  /** Assume-unchanged (true) or skip-worktree (false) paths, which git does not look at. */
  readonly flagged: ReadonlyMap<BytePath, boolean>;
  /** Paths where the index differs from HEAD, with HEAD's entry. */
  readonly staged: ReadonlyMap<BytePath, IndexEntry | null>;
}

/** Mode of a submodule's entry. */
export const gitlinkMode = "160000";
