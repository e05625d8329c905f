import type { BytePath } from "../paths/bytePath";

/** What a capture is asked to do. Folders and files are absolute. */
export interface SnapshotTask {
  /** Watched log directories and run folders: neither source nor "dirty". */
  readonly leftOut: readonly string[];
  /** The entry script and imported files, taken even when git ignores them or their name is unusual. */
  readonly knownCode: readonly string[];
  /** Where objects go when the repository belongs to another user; null when there is no such place. */
  readonly runObjects: string | null;
  /** True: objects always go to `runObjects` and no ref is made, to look at a state without keeping it. */
  readonly isTemporary?: boolean;
}

/** A submodule or embedded repository: its HEAD (null: unborn) and the snapshot of its state. */
export interface NestedSnapshot {
  readonly path: BytePath;
  readonly commit: string | null;
  readonly snapshot: string;
}

/** A captured code state. Paths are sorted; `notCaptured` maps a path to the reason. */
export interface Snapshot {
  readonly commit: string | null;
  readonly tree: string;
  readonly baseTree: string;
  readonly snapshot: string;
  /** The ref that keeps it; null when objects lie in the run's folder or the ref could not be made. */
  readonly ref: string | null;
  readonly isInRunFolder: boolean;
  readonly isDirty: boolean;
  readonly changed: readonly BytePath[];
  readonly untracked: readonly BytePath[];
  readonly notCaptured: ReadonlyMap<BytePath, string>;
  readonly nested: readonly NestedSnapshot[];
}
