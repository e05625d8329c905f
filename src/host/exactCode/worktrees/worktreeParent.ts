import { realpath } from "node:fs/promises";
import path from "node:path";
import { foreignWorktrees } from "./foreignWorktrees";

/**
 * The folder to make a run's working tree in; null: beside its repository. The folder around an imported repository may
 * be one that the user trusts, and trust in it would hold for the foreign code in a working tree there, too.
 * @param formats of the run
 * @param repository top level of the repository that its code was found in
 */
export async function worktreeParent(
  formats: readonly string[],
  repository: string,
  workspaceFolders: readonly string[],
): Promise<string | null> {
  if (formats.includes("runback")) return null;
  for (const folder of workspaceFolders) {
    const real = await realpath(folder).catch(() => folder); // gone: nothing lies in it
    if (isIn(repository, real) || isIn(real, repository)) return null;
  }
  return foreignWorktrees();
}

function isIn(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
