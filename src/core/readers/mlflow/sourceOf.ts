import type { RunSource } from "../../model/runSource";

const commitShape = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;

/**
 * The code that an MLflow run's tags name. MLflow records the commit alone (and that only where GitPython is installed),
 * never whether there were changes; the branch and the repository's address only for projects.
 */
export function sourceOf(tags: ReadonlyMap<string, string>): RunSource {
  const commit = tags.get("mlflow.source.git.commit")?.trim() ?? "";
  const isCommit = commitShape.test(commit);
  return {
    attempt: 1,
    evidence: isCommit ? "commit" : "none",
    repository: null,
    commit: isCommit ? commit.toLowerCase() : null,
    branch: tags.get("mlflow.source.git.branch") || null,
    remote: withoutCredentials(tags.get("mlflow.source.git.repoURL") || null),
    dirty: null,
    snapshot: null,
    objects: null,
    changed: [],
    changedCount: 0,
    untracked: [],
    untrackedCount: 0,
    notCaptured: [],
    patch: null,
    entry: tags.get("mlflow.source.name") || null,
    reason: isCommit
      ? "MLflow records the commit, but not whether there were uncommitted changes."
      : "MLflow recorded no commit for this run.",
    remedy: isCommit
      ? null
      : "Install GitPython in the environment of the training, and run it inside a git repository.",
  };
}

function withoutCredentials(url: string | null): string | null {
  return url === null ? null : url.replace(/\/\/[^/@]*@/, "//");
}
