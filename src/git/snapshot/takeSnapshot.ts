import type { BytePath } from "../paths/bytePath";
import { openRepository } from "../repository/openRepository";
import type { RepositoryGit } from "../repository/repositoryGit";
import type { GitRunner } from "../process/gitRunner";
import { CodeState } from "./codeState";
import { commitObject } from "./commitObject";
import { entryInHead } from "./tree/entryInHead";
import { FileLook } from "./tree/fileLook";
import { filteredPaths } from "./choose/filteredPaths";
import { harmlessReasons } from "./choose/harmlessReasons";
import { hashFiles } from "./tree/hashFiles";
import { IndexEdit } from "./tree/indexEdit";
import { keepSnapshot } from "./keepSnapshot";
import { LeftOut } from "./choose/leftOut";
import { limits } from "./choose/limits";
import { NestedCapture } from "./choose/nestedCapture";
import { pickUntracked } from "./choose/pickUntracked";
import { rawDifferences, rawFormat } from "./tree/rawDifferences";
import { readIndexState } from "./tree/readIndexState";
import { redirectObjects } from "./redirectObjects";
import type { Snapshot, SnapshotTask } from "./snapshot";
import { withTemporaryIndex } from "./tree/withTemporaryIndex";
import { listWorkingTree } from "./tree/workingTreeListing";

const harmless: ReadonlySet<string> = new Set(Object.values(harmlessReasons));

/**
 * The recipe of docs/snapshots.md: a commit of the whole code state of a repository and of those inside it, made
 * without moving anything of the user's. Failures are GitTroubles.
 */
export function takeSnapshot(
  runner: GitRunner,
  repository: RepositoryGit,
  task: SnapshotTask,
  signal?: AbortSignal,
): Promise<Snapshot> {
  const take = async (found: RepositoryGit, depth: number, budget: { left: number }): Promise<Snapshot> => {
    const { git, isRedirected } = await redirectObjects(
      found.with({ signal }),
      task.runObjects,
      task.isTemporary ?? false,
    );
    const open = (folder: string): Promise<RepositoryGit> => openRepository(runner, folder, signal);
    return withTemporaryIndex(git, (indexed) => capture(indexed, task, isRedirected, { open, take, depth, budget }));
  };
  return take(repository, 0, { left: limits.nestedRepositories });
}

async function capture(
  git: RepositoryGit,
  task: SnapshotTask,
  isRedirected: boolean,
  means: ConstructorParameters<typeof NestedCapture>[2],
): Promise<Snapshot> {
  const look = new FileLook(git.repository.topLevel);
  const leftOut = await LeftOut.of(git.repository.topLevel, task.leftOut);
  const edit = new IndexEdit();
  const uncaptured = new Set<BytePath>(); // tracked changes that could not be taken
  const [{ commit, baseTree }, listing] = await Promise.all([readHead(git), listWorkingTree(git, leftOut)]);
  const state = await readIndexState(git, commit, listing.entries);
  const code = new CodeState(git.repository.topLevel, look, leftOut, state, listing);
  const [{ toHash, stagedOnly }, untracked] = await Promise.all([code.tracked(edit), code.untracked(task.knownCode)]);
  const notCaptured = new Map(untracked.refused);
  const filters = await filteredPaths(git, new Set([...toHash, ...stagedOnly, ...untracked.files]));
  for (const path of [...toHash, ...stagedOnly]) {
    const reason = filters.get(path);
    if (reason === undefined) continue;
    toHash.delete(path);
    edit.entries.set(path, entryInHead(state, path));
    notCaptured.set(path, reason);
    uncaptured.add(path);
  }
  const picked = await pickUntracked(look, untracked.files, filters);
  const nested = new NestedCapture(git, look, means);
  await nested.capture(state, leftOut, untracked.folders, baseTree.length);
  for (const [path, reason] of [...picked.refused, ...nested.notCaptured]) notCaptured.set(path, reason);
  for (const [path, entry] of nested.entries) edit.entries.set(path, entry);
  await edit.apply(git, baseTree.length);
  const taken = new Set(picked.taken);
  for (const path of await hashFiles(git, new Set([...toHash, ...nested.replaced, ...taken]))) {
    notCaptured.set(path, "not readable");
    if (!taken.has(path)) uncaptured.add(path);
  }
  const tree = await git.text(["write-tree", "--missing-ok"]);
  const [changes, snapshot] = await Promise.all([
    git.run(["diff-tree", "-r", ...rawFormat, "--ignore-submodules=dirty", baseTree, tree, "--"]),
    commit !== null && tree === baseTree ? commit : storeCommit(git, tree, commit),
  ]);
  const differences = new Set(rawDifferences(changes).keys());
  const fresh = new Set([...taken, ...untracked.folders.filter((path) => nested.entries.has(path))]);
  const isCodeMissing = [...notCaptured.values()].some((reason) => !harmless.has(reason));
  return {
    commit,
    tree,
    baseTree,
    snapshot,
    ref: isRedirected ? null : await keepSnapshot(git, snapshot),
    isInRunFolder: isRedirected,
    isDirty: differences.size > 0 || uncaptured.size > 0 || isCodeMissing,
    changed: [...new Set([...differences, ...uncaptured])].filter((path) => !fresh.has(path)).sort(),
    untracked: [...differences].filter((path) => fresh.has(path)).sort(),
    notCaptured,
    nested: nested.found,
  };
}

/** HEAD's commit and tree; without a commit, null and the empty tree. */
async function readHead(git: RepositoryGit): Promise<{ readonly commit: string | null; readonly baseTree: string }> {
  const args = ["rev-parse", "HEAD^{commit}", "HEAD^{tree}"];
  const { code, output } = await git.runWithCode(args, { codes: [0, 128] });
  const [commit = "", baseTree = ""] = output.toString("latin1").split("\n");
  if (code === 0) return { commit, baseTree };
  return { commit: null, baseTree: await git.text(["hash-object", "-t", "tree", "--stdin"]) };
}

async function storeCommit(git: RepositoryGit, tree: string, parent: string | null): Promise<string> {
  return git.text(["hash-object", "-t", "commit", "-w", "--stdin"], { input: commitObject(tree, parent) });
}
