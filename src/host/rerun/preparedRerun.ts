import type { RerunPlan } from "../../core/rerun/rerunPlan";
import type { MissingInput } from "./missingInputs";

/** A plan whose worktree is there. */
export interface PreparedRerun {
  readonly plan: RerunPlan;
  /** Absolute folder of the worktree. */
  readonly worktree: string;
  /** Inputs that exist in the original repository and are not in the worktree. */
  readonly missing: readonly MissingInput[];
  /** What the user must know, the plan's notes among it. */
  readonly notes: readonly string[];
}
