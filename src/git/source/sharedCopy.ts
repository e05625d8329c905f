import { isObjectId } from "../../core/model/isObjectId";
import type { RepositoryGit } from "../repository/repositoryGit";
import { commitObject } from "../snapshot/commitObject";

/**
 * The commit without history that a snapshot was shared as, when it was fetched into this repository and surely holds
 * the snapshot's code; else null. Anybody may push such a ref, but tree and parent alone make a snapshot's id.
 * @param parent the run's commit
 */
export async function sharedCopy(git: RepositoryGit, snapshot: string, parent: string | null): Promise<string | null> {
  const ref = `refs/runback/shared/${snapshot}`;
  const [commit, tree] = await Promise.all(
    ["commit", "tree"].map((kind) => git.text(["rev-parse", "-q", "--verify", `${ref}^{${kind}}`], { codes: [0, 1] })),
  );
  if (!isObjectId(commit ?? "") || tree === undefined) return null;
  const input = commitObject(tree, parent);
  const id = await git.text(["hash-object", "-t", "commit", "--stdin"], { input });
  return id === snapshot && commit !== undefined ? commit : null;
}
