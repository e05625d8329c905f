import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { pathText } from "../paths/pathText";
import type {
  CheckoutChange,
  CheckoutPlan,
  CheckoutRecord,
  CheckoutRequest,
  Checkouts,
  UndoneCheckout,
} from "../port/checkouts";
import type { GitCallOptions } from "../port/gitCallOptions";
import type { GitResult } from "../port/gitResult";
import type { GitRunner } from "../process/gitRunner";
import { GitTrouble } from "../process/gitTrouble";
import type { Settle } from "../process/settle";
import { gitFolderOf } from "../repository/gitFolderOf";
import { openRepository } from "../repository/openRepository";
import { bringBack } from "./bringBack";
import { carryOut } from "./carryOut";
import type { CheckoutEntry } from "./checkoutEntry";
import { findEntries, type FoundEntries } from "./findEntries";
import { headFile } from "./headFile";
import { prepareCheckout } from "./prepareCheckout";
import { requireObjects } from "./requireObjects";
import { Rescue } from "./rescue";
import { TreeIndex } from "./treeIndex";

/** Checkouts in place over the user's own git. */
export class LocalCheckouts implements Checkouts {
  constructor(
    private readonly runner: GitRunner,
    private readonly settle: Settle,
  ) {}

  plan(request: CheckoutRequest, options?: GitCallOptions): Promise<GitResult<CheckoutPlan>> {
    return this.settle(async () => {
      const { git, commit } = await prepareCheckout(this.runner, request, options?.signal);
      const found = await TreeIndex.use(git, commit, (tree) => findEntries(git, tree));
      const { gitFolder, topLevel: folder } = git.repository;
      const head = await headFile.read(gitFolder);
      const kept = [...found.kept].map(([path, reason]) => ({ path: pathText(path), reason }));
      const changes = found.entries.map(changeOf);
      return { folder, changes, kept, branch: headFile.branch(head), token: tokenOf(commit, head, found) };
    });
  }

  checkOut(
    request: CheckoutRequest,
    plan: CheckoutPlan,
    label: string,
    options?: GitCallOptions,
  ): Promise<GitResult<void>> {
    return this.settle(async () => {
      const { git, commit, head, revision } = await prepareCheckout(this.runner, request, options?.signal);
      await TreeIndex.use(git, commit, async (tree) => {
        const found = await findEntries(git, tree);
        if (tokenOf(commit, await headFile.read(git.repository.gitFolder), found) !== plan.token)
          throw new GitTrouble("exists", "The working tree has changed meanwhile.", "Look at what would change again.");
        await requireObjects(git, found.entries);
        await carryOut(git, tree, { revision, label, commit, head, entries: found.entries }, options?.signal);
      });
    });
  }

  async last(folder: string): Promise<CheckoutRecord | null> {
    const found = await gitFolderOf(folder);
    const newest = found === null ? undefined : (await Rescue.list(found.gitFolder))[0];
    if (found === null || newest === undefined || newest.isBusy) return null;
    const { label, revision } = newest.facts;
    const isInterrupted = newest.state !== "done";
    return { folder: found.topLevel, revision, label, madeAt: newest.madeAt, isInterrupted };
  }

  undo(folder: string, options?: GitCallOptions): Promise<GitResult<UndoneCheckout>> {
    return this.settle(async () => {
      const git = await openRepository(this.runner, folder, options?.signal);
      const [newest] = await Rescue.list(git.repository.gitFolder);
      if (newest === undefined) throw new GitTrouble("bad-request", "There is no checkout of a run to undo here.");
      if (newest.isBusy) throw new GitTrouble("exists", "Another window is at work on this checkout.");
      // Once begun it goes on to its end: half undone is the one state that nobody wants.
      const hasEdits = await bringBack(git.with({ signal: undefined }), newest);
      const isKept = hasEdits || (await stat(newest.edits).catch(() => null)) !== null; // of a run of it that was killed
      return { editsFolder: isKept ? newest.edits : null };
    });
  }
}

function changeOf({ path, before, after, isTracked }: CheckoutEntry): CheckoutChange {
  const kind = after === null ? "removed" : before === "nothing" ? "created" : "overwritten";
  return { path: pathText(path), kind, isTracked };
}

function tokenOf(commit: string, head: string, { entries }: FoundEntries): string {
  return createHash("sha256")
    .update(JSON.stringify([commit, head, entries]))
    .digest("hex");
}
