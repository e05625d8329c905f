import { mkdir, unlink } from "node:fs/promises";
import type { BytePath } from "../paths/bytePath";
import { exists } from "../paths/exists";
import type { RepositoryGit } from "../repository/repositoryGit";
import { FileLook } from "../snapshot/tree/fileLook";
import { removeEmptyAbove, removeHollow } from "./emptyFolders";
import { isBeginningOf } from "./isBeginningOf";
import { moveFile } from "./moveFile";
import type { Rescue } from "./rescue";
import { TreeIndex } from "./treeIndex";

/**
 * Brings what lay at every changed path back. A path whose file was never moved away, or is back already, is left
 * alone. What the checkout wrote there is removed; anything else there is moved to the rescue's `edits`.
 * @returns whether anything was moved to `edits`
 */
export async function bringFilesBack(git: RepositoryGit, rescue: Rescue): Promise<boolean> {
  const { entries } = rescue.facts;
  const top = git.repository.topLevel;
  const rescued = await Promise.all(entries.map((_, number) => exists(Buffer.from(rescue.file(number)))));
  const ours = await pathsOfOurs(git, rescue);
  await rescue.write("undoing");
  const look = new FileLook(top);
  const changed = entries.filter(({ before }, number) => before === "nothing" || rescued[number]);
  for (const { path } of changed)
    if (ours.has(path) && (await look.status(path)) !== null) await unlink(look.absolute(path));
  let hasEdits = false;
  for (const { path } of changed) {
    await removeHollow(look, path);
    if ((await look.status(path)) === null) continue;
    await setAside(look, rescue, path);
    hasEdits = true;
  }
  const written = entries.filter(({ after }) => after !== null).map(({ path }) => path);
  await removeEmptyAbove(look, written);
  const now = new FileLook(top);
  for (const [number, { path }] of entries.entries()) {
    if (!rescued[number]) continue;
    if (await clearAbove(now, rescue, path)) hasEdits = true;
    await mkdir(folderOf(now.absolute(path)), { recursive: true });
    await moveFile(Buffer.from(rescue.file(number)), now.absolute(path));
  }
  return hasEdits;
}

/** Paths that hold just what the checkout wrote there, or while it was killed the beginning of that. */
async function pathsOfOurs(git: RepositoryGit, rescue: Rescue): Promise<Set<BytePath>> {
  const { commit, entries } = rescue.facts;
  const differing = await TreeIndex.use(git, commit, (tree) => tree.differing());
  const look = new FileLook(git.repository.topLevel);
  const ours = new Set<BytePath>();
  for (const { path, after } of entries) {
    if (after === null) continue;
    const mayBePart = rescue.state !== "done" && differing.has(path);
    if (!differing.has(path) || (mayBePart && (await isBeginningOf(git, look, path, after.objectId)))) ours.add(path);
  }
  return ours;
}

/** A file that was made where a folder was is moved aside, too. */
async function clearAbove(look: FileLook, rescue: Rescue, path: BytePath): Promise<boolean> {
  for (let end = path.indexOf("/"); end > 0; end = path.indexOf("/", end + 1)) {
    const folder = path.slice(0, end);
    const status = await look.status(folder);
    if (status === null || status.isDirectory()) continue;
    await setAside(look, rescue, folder);
    return true;
  }
  return false;
}

async function setAside(look: FileLook, rescue: Rescue, path: BytePath): Promise<void> {
  const aside = new FileLook(rescue.edits).absolute(path);
  await mkdir(folderOf(aside), { recursive: true });
  await moveFile(look.absolute(path), aside);
}

const folderOf = (file: Buffer): Buffer => file.subarray(0, file.lastIndexOf("/"));
