import { copyFile, rename, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { GitTrouble } from "../process/gitTrouble";
import type { RepositoryGit } from "../repository/repositoryGit";
import { FileLook } from "../snapshot/tree/fileLook";
import { bringBack } from "./bringBack";
import { removeEmptyAbove, removeHollow } from "./emptyFolders";
import { headFile } from "./headFile";
import { indexLock } from "./indexLock";
import { moveFile } from "./moveFile";
import { Rescue, type RescueFacts } from "./rescue";
import type { TreeIndex } from "./treeIndex";

/**
 * Changes the working tree to a commit's tree: what is in the way moves into a rescue, then files, index and HEAD are
 * written. When anything fails or the signal stops it, all is brought back before the failure is told.
 */
export async function carryOut(
  git: RepositoryGit,
  tree: TreeIndex,
  facts: RescueFacts,
  signal?: AbortSignal,
): Promise<void> {
  const { gitFolder } = git.repository;
  const rescue = await Rescue.begin(gitFolder, facts, Date.now());
  try {
    await indexLock.take(gitFolder, rescue.folder);
    await rescue.write("changing");
    await changeFiles(git, tree, rescue, signal);
    await tree.become(facts.head);
    signal?.throwIfAborted();
    await replaceIndex(tree.file, path.join(rescue.folder, "index.new"), path.join(gitFolder, "index"));
    await headFile.detach(gitFolder, facts.head, rescue.folder);
    await rescue.write("done");
    await indexLock.release(gitFolder, rescue.folder);
  } catch (error) {
    await bringBack(git.with({ signal: undefined }), rescue);
    if (signal?.aborted) throw new GitTrouble("cancelled", "Cancelled; everything is as it was.");
    throw error;
  } finally {
    rescue.release();
  }
}

async function changeFiles(git: RepositoryGit, tree: TreeIndex, rescue: Rescue, signal?: AbortSignal): Promise<void> {
  const { entries } = rescue.facts;
  const look = new FileLook(git.repository.topLevel);
  for (const [number, { path, before }] of entries.entries()) {
    signal?.throwIfAborted();
    if (before !== "nothing") await moveFile(look.absolute(path), Buffer.from(rescue.file(number)));
  }
  const removed = entries.filter(({ after }) => after === null).map(({ path }) => path);
  const written = entries.filter(({ after }) => after !== null).map(({ path }) => path);
  await removeEmptyAbove(look, removed);
  for (const path of written) await removeHollow(new FileLook(git.repository.topLevel), path);
  await tree.write(written);
}

/** The time stays that of the moment when git last looked at the files: an index must not look newer than it is. */
async function replaceIndex(from: string, by: string, index: string): Promise<void> {
  const { atime, mtimeMs } = await stat(from);
  await copyFile(from, by);
  await utimes(by, atime, (mtimeMs - 0.002) / 1000); // a number of seconds is exact to a quarter microsecond
  await rename(by, index);
}
