import type { WorktreeLoss } from "../port/worktrees";
import type { RepositoryGit } from "../repository/repositoryGit";
import { splitRecords } from "../snapshot/tree/splitRecords";

/** What removing a working tree would lose. `git` runs in that working tree. */
export async function worktreeLoss(git: RepositoryGit): Promise<WorktreeLoss> {
  const [status, head] = await Promise.all([
    git.run(["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignored=traditional"]),
    git.text(["rev-parse", "-q", "--verify", "HEAD"], { codes: [0, 1] }),
  ]);
  const records = splitRecords(status);
  const ignored = records.filter((record) => record.startsWith("!!")).length;
  const isOwn = head !== "" && (await isHeldByNone(git, head));
  return { changed: records.length - ignored, ignored, hasOwnCommits: isOwn };
}

async function isHeldByNone(git: RepositoryGit, commit: string): Promise<boolean> {
  return (await git.text(["for-each-ref", "--count=1", "--contains", commit])) === "";
}
