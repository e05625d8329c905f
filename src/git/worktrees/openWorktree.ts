import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathText } from "../paths/pathText";
import type { OpenedWorktree, OpenWorktreeRequest } from "../port/worktrees";
import type { GitRunner } from "../process/gitRunner";
import { GitTrouble } from "../process/gitTrouble";
import { openRepository } from "../repository/openRepository";
import type { RepositoryGit } from "../repository/repositoryGit";
import { filteredPaths } from "../snapshot/choose/filteredPaths";
import { parentOfSnapshot } from "../snapshot/parentOfSnapshot";
import { splitRecords } from "../snapshot/tree/splitRecords";
import { bringCommit } from "./bringCommit";
import { finishWorktrees } from "./finishWorktrees";
import { freeFolder } from "./freeFolder";
import { listWorktrees } from "./listWorktrees";
import { worktreeLock } from "./worktreeLock";
import { worktreeMark } from "./worktreeMark";

/** Milliseconds: writing a large tree on a slow disk takes its time. */
const checkoutTimeLimit = 10 * 60_000;

/** Makes a detached working tree of a run's code, or finds the one that was made of the same state before. */
export async function openWorktree(
  runner: GitRunner,
  request: OpenWorktreeRequest,
  signal?: AbortSignal,
): Promise<OpenedWorktree> {
  const { located, asChanges } = request;
  if (located.kind === "files")
    throw new GitTrouble("no-evidence", "This run has copied files only, which do not make a working tree.");
  const git = await openRepository(runner, located.place.repository.topLevel, signal);
  const { revision } = located;
  await finishWorktrees(git.repository);
  for (const known of await listWorktrees(git)) {
    if (known.isGone || known.mark?.revision !== revision || known.mark.asChanges !== asChanges) continue;
    if (known.mark.isReady) return describe(await openRepository(runner, known.folder, signal), false);
  }
  const commit = await bringCommit(git, located.place, revision, located.base);
  const folder = await freeFolder(git.repository, request.label, revision, request.parentFolder);
  await mkdir(path.dirname(folder), { recursive: true });
  const lock = worktreeLock.begin();
  try {
    const locked = (await canLock(runner)) ? ["--lock", `--reason=${lock.reason}`] : [];
    await git.run(["worktree", "add", "--detach", "--no-checkout", ...locked, folder, commit]);
    const worktree = await openRepository(runner, folder, signal);
    const { gitFolder } = worktree.repository;
    await worktreeLock.write(gitFolder, lock.reason);
    await worktreeMark.write(gitFolder, { revision, asChanges, isReady: false });
    await worktree.run(["reset", "--hard", "-q"], { timeLimit: checkoutTimeLimit });
    const parent = asChanges ? await parentOfSnapshot(worktree, commit) : null;
    if (parent !== null) await worktree.run(["reset", "-q", parent, "--"], { timeLimit: checkoutTimeLimit });
    const opened = await describe(worktree, true);
    await worktreeMark.write(gitFolder, { revision, asChanges, isReady: true });
    await worktreeLock.remove(gitFolder);
    return opened;
  } catch (error) {
    lock.end();
    await finishWorktrees(git.repository); // nothing is left of one that could not be made
    throw error;
  } finally {
    lock.end();
  }
}

/** Whether `git worktree add` takes a reason for its lock: from 2.33 on. */
async function canLock(runner: GitRunner): Promise<boolean> {
  const [major = 0, minor = 0] = (await runner.program()).version.split(".").map(Number);
  return major > 2 || (major === 2 && minor >= 33);
}

async function describe(git: RepositoryGit, isNew: boolean): Promise<OpenedWorktree> {
  const entries = splitRecords(await git.run(["ls-files", "-z", "-s"])).map((line) => line.split("\t"));
  const submodules = entries.filter(([head]) => head?.startsWith("160000")).map(([, ...rest]) => rest.join("\t"));
  const { topLevel } = git.repository;
  const paths = entries.map(([, ...rest]) => rest.join("\t"));
  const hasAttributes = paths.some((name) => /(?:^|\/)\.gitattributes$/.test(name)); // in any folder
  const filtered = await filteredPaths(git, new Set(hasAttributes ? paths : []));
  return {
    folder: topLevel,
    isNew,
    filtered: [...filtered.keys()].map(pathText),
    submodules: submodules.map(pathText),
  };
}
