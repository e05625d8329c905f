import { isObjectId } from "../../model/isObjectId";
import type { RunSource } from "../../model/runSource";
import { unknownSource } from "../../model/unknownSource";
import { withoutCredentials } from "../shared/withoutCredentials";

/**
 * The code that an MLflow run's tags name. MLflow records the commit alone (and that only where GitPython is installed),
 * never whether there were changes; the branch and the repository's address only for projects.
 */
export function sourceOf(tags: ReadonlyMap<string, string>): RunSource {
  const commit = tags.get("mlflow.source.git.commit")?.trim().toLowerCase() ?? "";
  const isCommit = isObjectId(commit);
  return {
    ...unknownSource,
    evidence: isCommit ? "commit" : "none",
    commit: isCommit ? commit : null,
    branch: tags.get("mlflow.source.git.branch") || null,
    remote: withoutCredentials(tags.get("mlflow.source.git.repoURL") || null),
    entry: tags.get("mlflow.source.name") || null,
    reason: isCommit
      ? "MLflow records the commit, but not whether there were uncommitted changes."
      : "MLflow recorded no commit for this run.",
    remedy: isCommit
      ? null
      : "Install GitPython in the environment of the training, and run it inside a git repository.",
  };
}
