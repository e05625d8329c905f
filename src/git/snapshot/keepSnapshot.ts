import { GitTrouble } from "../process/gitTrouble";
import type { RepositoryGit } from "../repository/repositoryGit";
import { snapshotRef } from "./snapshotRef";

/** Makes the ref that keeps a snapshot from being pruned; null when that was not possible. */
export async function keepSnapshot(git: RepositoryGit, snapshot: string): Promise<string | null> {
  const ref = snapshotRef(snapshot);
  try {
    await git.run(["update-ref", "--no-deref", ref, snapshot], { isUnstoppable: true });
  } catch (error) {
    if (!(error instanceof GitTrouble) || error.failure.reason !== "git-failed") throw error;
    // Another process making the same ref at the same moment holds its lock: then it is there now.
    const { code, output } = await git.runWithCode(["rev-parse", "-q", "--verify", ref], { codes: [0, 1, 128] });
    if (code !== 0 || output.toString("latin1").trim() !== snapshot) return null;
  }
  return ref;
}
