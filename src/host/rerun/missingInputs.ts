import { lstat } from "node:fs/promises";
import path from "node:path";
import type { NeededInput } from "../../core/rerun/rerunPlan";

/** An input that a worktree lacks. */
export interface MissingInput extends NeededInput {
  /** Absolute path of it in the original repository. */
  readonly target: string;
}

/** Those inputs that are in the original repository and not in the worktree: ignored or uncaptured files. */
export async function missingInputs(
  inputs: readonly NeededInput[],
  repository: string,
  worktree: string,
): Promise<MissingInput[]> {
  const found: MissingInput[] = [];
  for (const input of inputs) {
    const target = path.join(repository, input.path);
    if ((await exists(target)) && !(await exists(path.join(worktree, input.path)))) found.push({ ...input, target });
  }
  return found;
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false, // Not there, or not to be reached: the same for a link.
  );
}
