import { joinPath } from "./joinPath";
import { pathBelow } from "./pathBelow";
import { mapPaths, type MovedCode } from "./mapPaths";

/** Recorded variables that change what is computed, and nothing else. */
const repeated = [
  "CUDA_VISIBLE_DEVICES",
  "CUBLAS_WORKSPACE_CONFIG",
  "NVIDIA_TF32_OVERRIDE",
  "TF_DETERMINISTIC_OPS",
  "TF_CUDNN_DETERMINISTIC",
  "JAX_ENABLE_X64",
  "KERAS_BACKEND",
  "OMP_NUM_THREADS",
  "MKL_NUM_THREADS",
  "OPENBLAS_NUM_THREADS",
  "NUMEXPR_NUM_THREADS",
  "PYTHONHASHSEED",
];

/** What the variables of a repetition are made of. */
export interface RerunEnvironmentFacts {
  readonly moved: MovedCode;
  /** Folders relative to the repository that modules are imported from. */
  readonly importRoots: readonly string[];
  /** The editor's own PYTHONPATH; "" when it has none. */
  readonly pythonPath: string;
  /** The run's recorded variables; empty when they must not be used. */
  readonly recorded: Readonly<Record<string, unknown>>;
  /** Where the repetition is logged; null: where the logger finds. */
  readonly logDirectory: string | null;
  readonly experiment: string;
  /** The run's id in its own format; null: not one that the logger knows. */
  readonly parentId: string | null;
}

/**
 * The variables of a repetition. The worktree's import roots come before all that is installed: an editable install
 * of the original tree would otherwise be imported instead.
 */
export function rerunEnvironment(facts: RerunEnvironmentFacts): Record<string, string> {
  const { worktree } = facts.moved;
  const separator = /^[A-Za-z]:|\\/.test(worktree) ? ";" : ":";
  const inherited = facts.pythonPath.split(separator).filter((entry) => entry !== "");
  const roots = facts.importRoots.map((root) => joinPath(worktree, root));
  const inside = roots.filter((root) => pathBelow(root, worktree) !== null);
  const path = [...new Set([...inside, ...inherited.map((entry) => mapPaths(entry, facts.moved))])];
  const found: Record<string, string> = { PYTHONPATH: path.join(separator) };
  for (const name of repeated) {
    const value = facts.recorded[name];
    if (typeof value === "string") found[name] = value;
  }
  if (facts.logDirectory !== null) found["RUNBACK_DIR"] = facts.logDirectory;
  if (facts.parentId !== null) found["RUNBACK_RUN_ID"] = facts.parentId;
  found["RUNBACK_EXPERIMENT"] = facts.experiment;
  return found;
}
