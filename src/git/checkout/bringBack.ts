import { mkdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { exists } from "../paths/exists";
import { GitTrouble } from "../process/gitTrouble";
import type { RepositoryGit } from "../repository/repositoryGit";
import { bringFilesBack } from "./bringFilesBack";
import { headFile } from "./headFile";
import { indexLock } from "./indexLock";
import type { Rescue } from "./rescue";
import { secondName } from "./secondName";

/**
 * Brings HEAD, index and files back to what a rescue holds; what a kill has left half done goes on from there. What was
 * changed since the checkout is moved aside, never lost.
 * @returns whether anything was moved aside, into the rescue's `edits`
 */
export async function bringBack(git: RepositoryGit, rescue: Rescue): Promise<boolean> {
  const { gitFolder } = git.repository;
  let hasEdits = false;
  rescue.take();
  try {
    if (rescue.state !== "preparing" && rescue.state !== "undone") {
      await requireSameHead(gitFolder, rescue);
      await indexLock.take(gitFolder, rescue.folder);
      const wasDone = rescue.state === "done";
      hasEdits = await bringFilesBack(git, rescue);
      if (wasDone && (await hasStaged(git, rescue))) hasEdits = await setIndexAside(gitFolder, rescue);
      await restore(rescue.index, path.join(gitFolder, "index"));
      await restore(rescue.head, headFile.in(gitFolder));
      await rescue.write("undone");
    }
    await headFile.unlock(gitFolder, rescue.facts.head);
    await indexLock.release(gitFolder, rescue.folder);
    await rescue.remove();
    return hasEdits;
  } finally {
    rescue.release();
  }
}

/** A HEAD that has moved on is what the user did since then: it is not undone with the checkout. */
async function requireSameHead(gitFolder: string, { facts, head }: Rescue): Promise<void> {
  const now = await headFile.read(gitFolder);
  if (now === `${facts.head}\n` || now === (await readFile(head, "utf8"))) return;
  throw new GitTrouble(
    "exists",
    `HEAD has moved since the checkout (it is ${headFile.branch(now) ?? now.slice(0, 10)} now).`,
    `Go back to where the checkout left it first: git switch --detach ${facts.head.slice(0, 10)}`,
  );
}

async function hasStaged(git: RepositoryGit, { facts }: Rescue): Promise<boolean> {
  const args = ["diff-index", "--cached", "--quiet", "--ignore-submodules=dirty", facts.head, "--"];
  return (await git.runWithCode(args, { codes: [0, 1] })).code === 1;
}

async function setIndexAside(gitFolder: string, rescue: Rescue): Promise<true> {
  await mkdir(rescue.edits, { recursive: true });
  await secondName(path.join(gitFolder, "index"), path.join(rescue.edits, ".git-index"));
  return true;
}

/** Puts a kept file of git's back. It keeps its name in the rescue, too, so that this can be done again after a kill. */
async function restore(kept: string, file: string): Promise<void> {
  const back = `${kept}.back`;
  await rm(back, { force: true });
  await secondName(kept, back);
  if (await exists(back)) await rename(back, file);
  else await rm(file, { force: true }); // there was none
}
