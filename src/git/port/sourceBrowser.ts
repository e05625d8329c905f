import type { GitCallOptions } from "./gitCallOptions";
import type { GitResult } from "./gitResult";
import type { LocatedSource } from "./locatedSource";
import type { SourceChanges } from "./sourceChange";
import type { SourceEntry } from "./sourceEntry";

/** Listing and comparing code states. Nothing is checked out. */
export interface SourceBrowser {
  /** What lies directly in a folder; "" is the top. Sorted by path. */
  listFolder(located: LocatedSource, folder: string): Promise<GitResult<readonly SourceEntry[]>>;

  /** Every file and link of the state, for "go to file". */
  listFiles(located: LocatedSource, options?: GitCallOptions): Promise<GitResult<readonly SourceEntry[]>>;

  /** What differs from one run's code to another's; renames are found. */
  compare(from: LocatedSource, to: LocatedSource, options?: GitCallOptions): Promise<GitResult<SourceChanges>>;

  /**
   * What differs from a run's code to the working tree as it is now, uncommitted changes and untracked code included,
   * log directories (`leftOut`, absolute) left out. `folder`: where the working tree is.
   */
  compareWithWorkingTree(
    from: LocatedSource,
    folder: string,
    leftOut: readonly string[],
    options?: GitCallOptions,
  ): Promise<GitResult<SourceChanges>>;
}
