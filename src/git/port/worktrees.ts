import type { GitCallOptions } from "./gitCallOptions";
import type { GitResult } from "./gitResult";
import type { LocatedSource } from "./locatedSource";

/** How to open a run's code as a working tree of its own. */
export interface OpenWorktreeRequest {
  readonly located: LocatedSource;
  /** What to call it, for instance the run's name; other characters than letters, digits, dot, dash are replaced. */
  readonly label: string;
  /** True: the uncommitted part of the run's code is left as changes; false: it is committed in the detached HEAD. */
  readonly asChanges: boolean;
  /** Absolute folder to make it in; null: `<repository>.worktrees` beside the repository. */
  readonly parentFolder: string | null;
}

/** A working tree that holds a run's code. */
export interface OpenedWorktree {
  readonly folder: string;
  /** False: it was there already. */
  readonly isNew: boolean;
  /** Files whose filter (LFS, git-crypt …) was not run: they are as git stores them. */
  readonly filtered: readonly string[];
  /** Paths of submodules, which are empty in it. */
  readonly submodules: readonly string[];
}

/** One of the repository's working trees. */
export interface WorktreeInfo {
  readonly folder: string;
  readonly commit: string | null;
  readonly branch: string | null;
  readonly isMain: boolean;
  readonly isLocked: boolean;
  /** Its folder is gone: only git's note of it is left. */
  readonly isGone: boolean;
  /** The state that was opened here; null when it was not made by this product. */
  readonly revision: string | null;
  /** Milliseconds since the epoch; null for the main one. */
  readonly madeAt: number | null;
}

/** What would be lost with a working tree. */
export interface WorktreeLoss {
  readonly changed: number;
  readonly ignored: number;
  /** Its HEAD is a commit that no branch, tag or other ref holds. */
  readonly hasOwnCommits: boolean;
}

/** The repository's working trees. None of the repository's hooks or filters run. */
export interface Worktrees {
  /** Makes a detached working tree of a run's code, or finds the one that was made of the same state before. */
  open(request: OpenWorktreeRequest, options?: GitCallOptions): Promise<GitResult<OpenedWorktree>>;

  /** All working trees of the repository that `folder` lies in. */
  list(folder: string): Promise<GitResult<readonly WorktreeInfo[]>>;

  /** What removing it would lose. */
  loss(worktree: string): Promise<GitResult<WorktreeLoss>>;

  /** Removes one that this product made. With something to lose it answers "dirty", unless `evenWithLoss`. */
  remove(worktree: string, evenWithLoss: boolean): Promise<GitResult<void>>;

  /** Forgets the working trees whose folder is gone. */
  prune(folder: string): Promise<GitResult<void>>;

  /** Makes a branch at a run's code; "exists" when there is one of that name. Nothing is checked out. */
  createBranch(located: LocatedSource, name: string): Promise<GitResult<void>>;
}
