import type { GitCallOptions } from "./gitCallOptions";
import type { GitResult } from "./gitResult";
import type { LocatedSource } from "./locatedSource";
import type { RunSource } from "../../core/model/runSource";

/** What is known of a run of another tool that has just been seen to start. Times in milliseconds since the epoch. */
export interface ObservedStart {
  /** Folder of the run's log. */
  readonly runFolder: string;
  /** The run's own start time, from its log. */
  readonly startTime: number;
  /** The host that the log names; null when it names none. */
  readonly host: string | null;
  /** The process that the log names; null when it names none. */
  readonly processId: number | null;
  /** The commit that the tool recorded; null when it recorded none. */
  readonly commit: string | null;
  /** Log directories, to leave out. */
  readonly leftOut: readonly string[];
}

/** A snapshot that a ref keeps. */
export interface KeptSnapshot {
  readonly snapshot: string;
  /** When the ref was made, milliseconds since the epoch; null when git has packed it. */
  readonly madeAt: number | null;
}

/** A run of another tool, and the code that it was seen to start with. */
export interface ObservedLink {
  readonly runId: string;
  readonly source: RunSource;
}

/** Snapshots made by the extension, and the refs that keep all of them. */
export interface Snapshots {
  /**
   * Takes a snapshot for a run of another tool, by the strict conditions of "observed" evidence; null with a reason
   * when they are not met.
   */
  observe(
    start: ObservedStart,
    options?: GitCallOptions,
  ): Promise<GitResult<{ readonly source: RunSource | null; readonly reason: string | null }>>;

  /**
   * Keeps in the repository of a folder that a run was seen to start with a snapshot, as a blob under a ref of its own:
   * no log tells of it, and the index may be dropped at any time.
   */
  link(folder: string, link: ObservedLink): Promise<GitResult<void>>;

  /** What `link` has kept in the repository of a folder. */
  links(folder: string): Promise<GitResult<readonly ObservedLink[]>>;

  /** The snapshots that refs keep in the repository of a folder. */
  list(folder: string): Promise<GitResult<readonly KeptSnapshot[]>>;

  /**
   * Makes a commit of the same code without parents and gives its id: pushing a snapshot itself sends its unpushed
   * ancestors, too. No ref keeps it.
   */
  withoutHistory(located: LocatedSource): Promise<GitResult<string>>;

  /** Deletes the ref of a snapshot, and its links. Its objects live until git's next garbage collection. */
  forget(folder: string, snapshot: string): Promise<GitResult<void>>;

  /**
   * Deletes the refs of snapshots that no run in `used` has, made before `olderThan` (milliseconds since the epoch):
   * a run that has just started may not be indexed yet. Gives back what was deleted.
   */
  prune(folder: string, used: ReadonlySet<string>, olderThan: number): Promise<GitResult<readonly string[]>>;
}
