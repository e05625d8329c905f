import type { CheckoutRequest } from "../port/checkouts";
import type { GitRunner } from "../process/gitRunner";
import { GitTrouble } from "../process/gitTrouble";
import { openRepository } from "../repository/openRepository";
import type { RepositoryGit } from "../repository/repositoryGit";
import { parentOfSnapshot } from "../snapshot/parentOfSnapshot";
import { bringCommit } from "../worktrees/bringCommit";
import { requireQuiet } from "./requireQuiet";
import { Rescue } from "./rescue";

/** A working tree that can be changed, and what it is to become. */
export interface PreparedCheckout {
  readonly git: RepositoryGit;
  readonly revision: string;
  /** The commit whose tree the working tree becomes, and the one that HEAD becomes. */
  readonly commit: string;
  readonly head: string;
}

/** Makes sure that a working tree may be changed in place, and that its repository holds the run's code. */
export async function prepareCheckout(
  runner: GitRunner,
  { located, folder, asChanges }: CheckoutRequest,
  signal?: AbortSignal,
): Promise<PreparedCheckout> {
  if (located.kind === "files")
    throw new GitTrouble("no-evidence", "This run has copied files only, which cannot be checked out.");
  const git = await openRepository(runner, folder, signal);
  if (git.repository.commonFolder !== located.place.repository.commonFolder)
    throw new GitTrouble("bad-request", `The code of the run is not of the repository that ${folder} lies in.`);
  const [newest] = await Rescue.list(git.repository.gitFolder);
  if (newest?.isBusy) throw new GitTrouble("exists", "Another checkout is under way here.");
  if (newest && newest.state !== "done")
    throw new GitTrouble("exists", "A checkout was interrupted here.", "Undo that one first.");
  await requireQuiet(git);
  const { revision } = located;
  const commit = await bringCommit(git, located.place, revision, located.base);
  return { git, revision, commit, head: (asChanges ? await parentOfSnapshot(git, commit) : null) ?? commit };
}
