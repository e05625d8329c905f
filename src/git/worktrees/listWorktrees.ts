import { readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { WorktreeInfo } from "../port/worktrees";
import type { RepositoryGit } from "../repository/repositoryGit";
import { worktreeMark, type WorktreeMark } from "./worktreeMark";

/** A working tree with what only this ring needs of it. */
export interface KnownWorktree extends WorktreeInfo {
  /** Its own git folder; null when its folder is gone or it is the main one. */
  readonly gitFolder: string | null;
  readonly mark: WorktreeMark | null;
}

/** All working trees of a repository, the main one first. */
export async function listWorktrees(git: RepositoryGit): Promise<KnownWorktree[]> {
  const text = await git.text(["worktree", "list", "--porcelain"]);
  const gitFolders = await gitFoldersByTree(git.repository.commonFolder);
  const blocks = text.split("\n\n").filter((block) => block.startsWith("worktree "));
  return Promise.all(blocks.map((block, at) => describe(block, at === 0, gitFolders)));
}

async function describe(
  block: string,
  isMain: boolean,
  gitFolders: ReadonlyMap<string, string>,
): Promise<KnownWorktree> {
  const lines = block.split("\n");
  const value = (name: string): string | null =>
    lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? null;
  const folder = value("worktree") ?? "";
  const gitFolder = isMain ? null : (gitFolders.get(path.normalize(folder)) ?? null);
  const mark = gitFolder === null ? null : await worktreeMark.read(gitFolder);
  return {
    folder,
    commit: value("HEAD"),
    branch: value("branch")?.replace(/^refs\/heads\//, "") ?? null,
    isMain,
    isLocked: lines.some((line) => /^locked(?: |$)/.test(line)),
    isGone: !isMain && (await timeOf(path.join(folder, ".git"))) === null,
    revision: mark?.revision ?? null,
    madeAt: gitFolder === null ? null : await timeOf(path.join(gitFolder, "commondir")),
    gitFolder,
    mark,
  };
}

/** git's folder of each linked working tree, by the working tree's folder. */
async function gitFoldersByTree(commonFolder: string): Promise<ReadonlyMap<string, string>> {
  const result = new Map<string, string>();
  const parent = path.join(commonFolder, "worktrees");
  const names = await readdir(parent).catch((): string[] => []); // a repository without linked working trees
  for (const name of names) {
    const gitFolder = path.join(parent, name);
    const dotGit = await readFile(path.join(gitFolder, "gitdir"), "utf8").catch(() => null); // half made or half gone
    if (dotGit !== null) result.set(path.dirname(path.normalize(dotGit.replace(/\n$/, ""))), gitFolder);
  }
  return result;
}

async function timeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return null; // gone
  }
}
