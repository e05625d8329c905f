import { readdir } from "node:fs/promises";
import type { BytePath } from "../paths/bytePath";
import { pathText } from "../paths/pathText";
import { GitTrouble } from "../process/gitTrouble";
import type { RepositoryGit } from "../repository/repositoryGit";
import { FileLook } from "../snapshot/tree/fileLook";
import { filteredPaths } from "../snapshot/choose/filteredPaths";
import { gitlinkMode } from "../snapshot/tree/indexState";
import { splitRecords } from "../snapshot/tree/splitRecords";
import type { CheckoutEntry } from "./checkoutEntry";
import type { TreeIndex } from "./treeIndex";

/** What a checkout in place would change, and what it leaves although the run's code has it otherwise. */
export interface FoundEntries {
  /** Sorted by path. */
  readonly entries: readonly CheckoutEntry[];
  readonly kept: ReadonlyMap<BytePath, string>;
}

/**
 * Compares the working tree that `git` runs in with a commit's tree: files that differ or are missing, tracked files
 * that the tree has not, and files or links that stand where it has a folder. A GitTrouble "exists" when something is in
 * the way that cannot be moved: untracked files in a folder where the tree has a file, or another repository.
 */
export async function findEntries(git: RepositoryGit, tree: TreeIndex): Promise<FoundEntries> {
  const look = new FileLook(git.repository.topLevel);
  const target = await tree.entries();
  const tracked = new Set(splitRecords(await git.run(["ls-files", "-z"])));
  const differing = new Set([...(await tree.differing())].filter((path) => target.get(path)?.mode !== gitlinkMode));
  const kept = new Map([
    ...(await filteredPaths(tree.calls, differing)),
    ...(await filteredPaths(tree.calls, differing, true)),
  ]);
  const found = new Map<BytePath, CheckoutEntry>();
  const add = async (path: BytePath, after: CheckoutEntry["after"]): Promise<void> => {
    const status = await look.status(path);
    const before = status?.isSymbolicLink() ? "link" : status?.isFile() ? "file" : "nothing";
    if (status !== null && before === "nothing" && !status.isDirectory()) throw inTheWay(path, "not a regular file");
    if (before !== "nothing" || after !== null)
      found.set(path, { path, before, after, isTracked: tracked.has(path) && before !== "nothing" });
  };
  for (const path of tracked) if (!target.has(path)) await add(path, null);
  const written = [...differing].filter((path) => !kept.has(path));
  for (const path of written) await add(path, target.get(path) ?? null);
  const folders = new Set<BytePath>();
  for (const path of written) {
    for (const folder of ancestors(path)) {
      if (folders.has(folder) || found.get(folder)?.after === null) continue;
      folders.add(folder);
      await add(folder, null);
      if ((await look.status(`${folder}/.git`)) !== null) throw inTheWay(folder, "another repository");
    }
    await requireEmptied(look, path, found);
  }
  return { entries: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), kept };
}

/** The folders above a path, the topmost first. */
function ancestors(path: BytePath): BytePath[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}

/** A folder may stand where a file is to be only if everything in it goes. */
async function requireEmptied(
  look: FileLook,
  path: BytePath,
  found: ReadonlyMap<BytePath, CheckoutEntry>,
): Promise<void> {
  if (!(await look.status(path))?.isDirectory()) return;
  for (const entry of await readdir(look.absolute(path), { withFileTypes: true, encoding: "buffer" })) {
    const inside = `${path}/${entry.name.toString("latin1")}`;
    if (entry.isDirectory()) await requireEmptied(look, inside, found);
    else if (found.get(inside)?.after !== null) throw inTheWay(inside, "not tracked, in a folder that must go");
  }
}

function inTheWay(path: BytePath, why: string): GitTrouble {
  return new GitTrouble(
    "exists",
    `${pathText(path)} is in the way (${why}).`,
    "Move it away, or open the source in a worktree instead.",
  );
}
