import path from "node:path";
import { realpath } from "node:fs/promises";
import type { GitCallOptions } from "../port/gitCallOptions";
import type { GitResult } from "../port/gitResult";
import type { LocatedSource } from "../port/locatedSource";
import type { OpenedWorktree, OpenWorktreeRequest, WorktreeInfo, WorktreeLoss, Worktrees } from "../port/worktrees";
import type { GitRunner } from "../process/gitRunner";
import { GitTrouble } from "../process/gitTrouble";
import type { Settle } from "../process/settle";
import { openRepository } from "../repository/openRepository";
import { bringCommit } from "./bringCommit";
import { dropWorktree } from "./dropWorktree";
import { finishWorktrees } from "./finishWorktrees";
import { listWorktrees, type KnownWorktree } from "./listWorktrees";
import { openWorktree } from "./openWorktree";
import { removeWorktree } from "./removeWorktree";
import { worktreeLock } from "./worktreeLock";
import { worktreeLoss } from "./worktreeLoss";

/** Working trees over the user's own git. */
export class LocalWorktrees implements Worktrees {
  constructor(
    private readonly runner: GitRunner,
    private readonly settle: Settle,
  ) {}

  open(request: OpenWorktreeRequest, options?: GitCallOptions): Promise<GitResult<OpenedWorktree>> {
    return this.settle(() => openWorktree(this.runner, request, options?.signal));
  }

  list(folder: string): Promise<GitResult<readonly WorktreeInfo[]>> {
    return this.settle(async () => {
      const known = await listWorktrees(await openRepository(this.runner, folder));
      return known.map(({ gitFolder: _gitFolder, mark: _mark, ...info }) => info);
    });
  }

  loss(worktree: string): Promise<GitResult<WorktreeLoss>> {
    return this.settle(async () => this.lossOf(await this.find(worktree)));
  }

  remove(worktree: string, evenWithLoss: boolean): Promise<GitResult<void>> {
    return this.settle(async () => {
      const known = await this.find(worktree);
      if (known.isMain || known.mark === null)
        throw new GitTrouble(
          "bad-request",
          `${worktree} was not made by Runback.`,
          "Remove it with git worktree remove.",
        );
      if (known.gitFolder !== null && (await worktreeLock.state(known.gitFolder)) === "left")
        return dropWorktree(known.gitFolder); // a removal that was killed goes on
      if (known.isLocked) throw new GitTrouble("exists", `${worktree} is locked.`, "Unlock it: git worktree unlock.");
      const { changed, ignored, hasOwnCommits } = await this.lossOf(known);
      if (!evenWithLoss && (changed > 0 || ignored > 0 || hasOwnCommits))
        throw new GitTrouble("dirty", `${worktree} holds work that would be lost.`);
      if (known.gitFolder !== null) await removeWorktree(known.gitFolder, known.mark);
    });
  }

  prune(folder: string): Promise<GitResult<void>> {
    return this.settle(async () => {
      const git = await openRepository(this.runner, folder);
      await finishWorktrees(git.repository);
      await git.run(["worktree", "prune"]);
      // Git calls it a success when it could not remove what it keeps of them.
      const left = (await listWorktrees(git)).filter(({ isGone, isLocked }) => isGone && !isLocked);
      if (left.length > 0)
        throw new GitTrouble("git-failed", `Git failed to forget ${left.map(({ folder }) => folder).join(", ")}.`);
    });
  }

  createBranch(located: LocatedSource, name: string): Promise<GitResult<void>> {
    return this.settle(async () => {
      if (located.kind === "files") throw new GitTrouble("no-evidence", "This run has copied files only.");
      const git = await openRepository(this.runner, located.place.repository.topLevel);
      const checked = await git.runWithCode(["check-ref-format", `refs/heads/${name}`], { codes: [0, 1] });
      if (checked.code !== 0 || name.startsWith("-") || name === "HEAD")
        throw new GitTrouble("bad-request", "Git does not allow that name for a branch.");
      const commit = await bringCommit(git, located.place, located.revision, located.base);
      const ref = `refs/heads/${name}`;
      const isThere = await git.runWithCode(["rev-parse", "-q", "--verify", ref], { codes: [0, 1] });
      if (isThere.code === 0) throw new GitTrouble("exists", `A branch ${name} already exists.`);
      await git.run(["update-ref", "--no-deref", ref, commit, "0".repeat(commit.length)], { isUnstoppable: true });
    });
  }

  private async find(worktree: string): Promise<KnownWorktree> {
    const git = await openRepository(this.runner, worktree);
    const folder = await realpath(worktree).catch(() => path.resolve(worktree)); // gone: its name must do
    const known = (await listWorktrees(git)).find((one) => path.normalize(one.folder) === folder);
    if (!known) throw new GitTrouble("no-repository", `${worktree} is not a working tree of a repository.`);
    return known;
  }

  private async lossOf(known: KnownWorktree): Promise<WorktreeLoss> {
    return worktreeLoss(await openRepository(this.runner, known.folder));
  }
}
