import type { LocatedSource } from "./locatedSource";

/** One file as it was in a run. */
export interface SourceFile {
  readonly bytes: Uint8Array;
  /** Path relative to the repository (or to the copied project), as `pathText` writes it. */
  readonly path: string;
  /** The state it was read from; its `evidence` and `notice` are to be shown with the file. */
  readonly located: LocatedSource;
  /** Absolute path of the same file in the user's working tree, to diff with; null when there is no such place. */
  readonly workingFile: string | null;
}
