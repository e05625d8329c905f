/** A file or folder of the original repository that the run read and the worktree lacks. */
export interface NeededInput {
  /** Relative to the repository, with forward slashes; the same in the worktree. */
  readonly path: string;
  /** What names it: a data set or an argument. */
  readonly from: string;
  /** Whether it is linked unless the user says otherwise: what may be written to is not. */
  readonly isWanted: boolean;
}

/** How to run a run's program again in a worktree. */
export interface RerunPlan {
  /** Absolute path of the recorded interpreter; null: the user must name one. */
  readonly interpreter: string | null;
  readonly args: readonly string[];
  /** Absolute working directory; null: the log does not say. */
  readonly cwd: string | null;
  /** Variables to set besides those of the editor. */
  readonly environment: Readonly<Record<string, string>>;
  /** Inputs that may be missing in the worktree; whether they are is for the caller to see. */
  readonly inputs: readonly NeededInput[];
  /** What the user must know before the start. Plain sentences. */
  readonly notes: readonly string[];
}

/** The plan, or why there can be none. */
export type RerunPlanResult =
  { readonly ok: true; readonly plan: RerunPlan } | { readonly ok: false; readonly reason: string };
