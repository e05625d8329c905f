import type { RepositoryGit } from "../../repository/repositoryGit";
import type { LeftOut } from "../choose/leftOut";
import { rawFormat } from "./rawDifferences";

/** What git lists of a working tree and its index, as it says it. */
export interface WorkingTreeListing {
  /** Every entry of the index: `ls-files -z -v -s`. */
  readonly entries: Buffer;
  /** Tracked paths whose file may differ from the index, in the raw format. */
  readonly changed: Buffer;
  /** Untracked paths that are not ignored, each ended by a NUL; folders that are repositories end in a slash. */
  readonly others: Buffer;
}

/** Has git list everything at the same time. Submodules are not looked at: git would start git in them. */
export async function listWorkingTree(git: RepositoryGit, leftOut: LeftOut): Promise<WorkingTreeListing> {
  const [entries, changed, others] = await Promise.all([
    git.run(["ls-files", "-z", "-v", "-s"]),
    git.run(["diff-files", ...rawFormat, "--ignore-submodules=all"]),
    git.run(["ls-files", "-z", "--others", "--exclude-standard", ...leftOut.excludeArguments()]),
  ]);
  return { entries, changed, others };
}
