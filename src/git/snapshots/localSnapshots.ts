import { isObjectId } from "../../core/model/isObjectId";
import type { GitCallOptions } from "../port/gitCallOptions";
import type { GitResult } from "../port/gitResult";
import type { LocatedSource } from "../port/locatedSource";
import type { KeptSnapshot, ObservedLink, ObservedStart, Snapshots } from "../port/snapshots";
import type { GitRunner } from "../process/gitRunner";
import { GitTrouble } from "../process/gitTrouble";
import type { Settle } from "../process/settle";
import { openRepository } from "../repository/openRepository";
import { commitObject } from "../snapshot/commitObject";
import { snapshotRef } from "../snapshot/snapshotRef";
import { bringCommit } from "../worktrees/bringCommit";
import { dropLinks } from "./dropLinks";
import { linkRun } from "./linkRun";
import { listLinks } from "./listLinks";
import { listSnapshots } from "./listSnapshots";
import { observeStart, type Observation } from "./observeStart";

/** Snapshots over the user's own git. */
export class LocalSnapshots implements Snapshots {
  constructor(
    private readonly runner: GitRunner,
    private readonly settle: Settle,
  ) {}

  observe(start: ObservedStart, options?: GitCallOptions): Promise<GitResult<Observation>> {
    return this.settle(() => observeStart(this.runner, start, options?.signal));
  }

  link(folder: string, { runId, source }: ObservedLink): Promise<GitResult<void>> {
    return this.settle(async () => linkRun(await openRepository(this.runner, folder), runId, source));
  }

  links(folder: string): Promise<GitResult<readonly ObservedLink[]>> {
    return this.settle(async () => listLinks(await openRepository(this.runner, folder)));
  }

  list(folder: string): Promise<GitResult<readonly KeptSnapshot[]>> {
    return this.settle(async () => listSnapshots(await openRepository(this.runner, folder)));
  }

  withoutHistory(located: LocatedSource): Promise<GitResult<string>> {
    return this.settle(async () => {
      if (located.kind === "files") throw new GitTrouble("no-evidence", "This run has copied files only.");
      const { place, revision, base } = located;
      const git = await openRepository(this.runner, place.repository.topLevel);
      const commit = await bringCommit(git, place, revision, base);
      const tree = await git.text(["rev-parse", "-q", "--verify", `${commit}^{tree}`]);
      return git.text(["hash-object", "-t", "commit", "-w", "--stdin"], { input: commitObject(tree, null) });
    });
  }

  forget(folder: string, snapshot: string): Promise<GitResult<void>> {
    return this.settle(async () => {
      if (!isObjectId(snapshot)) throw new GitTrouble("bad-request", "A snapshot's full id is needed.");
      const git = await openRepository(this.runner, folder);
      await dropLinks(git, new Set([snapshot]));
      // With the old value, so that a ref which means something else by now stays.
      const ref = snapshotRef(snapshot);
      const isThere = await git.runWithCode(["rev-parse", "-q", "--verify", ref], { codes: [0, 1] });
      if (isThere.code === 0) await git.run(["update-ref", "--no-deref", "-d", ref, snapshot], { isUnstoppable: true });
    });
  }

  prune(folder: string, used: ReadonlySet<string>, olderThan: number): Promise<GitResult<readonly string[]>> {
    return this.settle(async () => {
      const git = await openRepository(this.runner, folder);
      const unused = (await listSnapshots(git))
        // A packed ref is an old one: git packs refs when it collects garbage.
        .filter(({ snapshot, madeAt }) => !used.has(snapshot) && (madeAt ?? 0) < olderThan)
        .map(({ snapshot }) => snapshot);
      await dropLinks(git, new Set(unused));
      const lines = unused.map((snapshot) => `delete ${snapshotRef(snapshot)} ${snapshot}\n`);
      if (lines.length > 0)
        await git.run(["update-ref", "--no-deref", "--stdin"], {
          input: Buffer.from(lines.join("")),
          isUnstoppable: true,
        });
      return unused;
    });
  }
}
