/** Which proof of a run's code exists, best first (docs/snapshots.md; design: "Exact code"). */
export type SourceEvidence = "snapshot" | "patch" | "observed" | "files" | "commit" | "guess" | "none";

/** A path that is not in the evidence, and why. */
export interface NotCaptured {
  readonly path: string;
  readonly reason: string;
}

/** The code state of one attempt of a run. A resumed run has one for each attempt. */
export interface RunSource {
  /** 1 for the first start, one more for each resume. */
  readonly attempt: number;
  readonly evidence: SourceEvidence;
  /** Top level of the repository, as the training process saw it. */
  readonly repository: string | null;
  readonly commit: string | null;
  readonly branch: string | null;
  /** URL without credentials. */
  readonly remote: string | null;
  /** null: the log does not say. */
  readonly dirty: boolean | null;
  /** Commit id of the whole code state; equals `commit` when the tree was clean. */
  readonly snapshot: string | null;
  /** Folder with the snapshot's objects, relative to the run's folder, when they are not in the repository. */
  readonly objects: string | null;
  readonly changed: readonly string[];
  readonly changedCount: number;
  readonly untracked: readonly string[];
  readonly untrackedCount: number;
  readonly notCaptured: readonly NotCaptured[];
  /**
   * Absolute folder that `patch` and `objects` are relative to, when it is not the run's: formats that give each start
   * a folder of its own. Comes from where a log lies, never from what it says.
   */
  readonly folder?: string;
  /** Patch file against `commit`, relative to the run's folder. */
  readonly patch: string | null;
  /** Entry script, relative to `repository`. */
  readonly entry: string | null;
  /** Why there is no better evidence, and what the user can do about it. */
  readonly reason: string | null;
  readonly remedy: string | null;
}
