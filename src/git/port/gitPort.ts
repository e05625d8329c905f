import type { Checkouts } from "./checkouts";
import type { GitCallOptions } from "./gitCallOptions";
import type { GitRef } from "./gitRef";
import type { GitResult } from "./gitResult";
import type { LocatedSource } from "./locatedSource";
import type { ObjectPlace } from "./objectPlace";
import type { Repository } from "./repository";
import type { Snapshots } from "./snapshots";
import type { SourceBrowser } from "./sourceBrowser";
import type { SourceFile } from "./sourceFile";
import type { SourceRequest } from "./sourceRequest";
import type { StashEntry } from "./stashEntry";
import type { Worktrees } from "./worktrees";

/** The git program in use. */
export interface GitProgram {
  readonly path: string;
  /** For instance "2.39.5". */
  readonly version: string;
}

/**
 * Reading code states with the user's own git, without touching the user's tree, index, refs or config (but for
 * `checkouts`).
 * Every act is local (no network, none of the repository's hooks, filters or programs) and bounded in time.
 * Without trust (`isTrusted` of the maker's options gives false) every act answers "untrusted" and no process is
 * started, except that files which were copied into a run's folder can always be read.
 */
export interface GitPort {
  readonly browser: SourceBrowser;
  readonly worktrees: Worktrees;
  readonly snapshots: Snapshots;
  /** The one part that changes the user's tree, and only when it is asked to. */
  readonly checkouts: Checkouts;

  /** The first usable git of the candidates, 2.25 or newer; reasons "no-git" and "old-git" say what was found. */
  program(): Promise<GitResult<GitProgram>>;

  /** The repository that a folder or file lies in, asking git so that `safe.directory` is respected. */
  findRepository(folder: string): Promise<GitResult<Repository>>;

  /** The refs below a prefix (such as "refs/exps/") that name commits, of the repository that a folder lies in. */
  listRefs(folder: string, prefix: string): Promise<GitResult<readonly GitRef[]>>;

  /** The newest entries of a stash, newest first. @param ref full name of the ref that is used as one; there must be such */
  listStash(folder: string, ref: string): Promise<GitResult<readonly StashEntry[]>>;

  /**
   * Finds the best evidence of a run's code that this machine really holds: the snapshot (in the repository or in the
   * run's folder), commit and patch together, the copied files, or the commit alone.
   */
  locateSource(request: SourceRequest, options?: GitCallOptions): Promise<GitResult<LocatedSource>>;

  /** The entry script as it was in the run. */
  readEntry(request: SourceRequest, options?: GitCallOptions): Promise<GitResult<SourceFile>>;

  /** Any file of a located state; `path` is relative, with forward slashes, as `pathText` writes it. */
  readSourceFile(located: LocatedSource, path: string, options?: GitCallOptions): Promise<GitResult<Uint8Array>>;

  /**
   * A file of a commit or tree, through one kept `cat-file --batch` process a repository (closed when idle).
   * `revision` is a full object id: names and expressions are refused with "bad-request".
   */
  readFile(
    place: ObjectPlace,
    revision: string,
    path: string,
    options?: GitCallOptions,
  ): Promise<GitResult<Uint8Array>>;

  /** Ends every kept process. Later acts answer "disposed". */
  dispose(): void;
}
