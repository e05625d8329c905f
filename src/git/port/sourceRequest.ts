import type { RunSource } from "../../core/model/runSource";

/** Which run's code is asked for, and where to look for it. */
export interface SourceRequest {
  readonly source: RunSource;
  /** Absolute folder of the run's log; recorded relative paths (patch, objects, copied files) start here. */
  readonly runFolder: string;
  /** Folders to look for the repository in when the recorded one is not on this machine: the workspace's folders. */
  readonly workspaceFolders: readonly string[];
}
