/** Why a git act gave nothing. Callers switch on it; they never match on message text. */
export type GitFailureReason =
  | "untrusted" // the workspace is not trusted: no process was started
  | "no-git" // no git program was found
  | "old-git" // git is older than the product needs
  | "no-repository" // no folder at hand holds a repository
  | "unsafe-repository" // git refuses: the repository belongs to somebody else (safe.directory)
  | "commit-missing" // the repository does not hold the commit (other clone, shallow, pruned)
  | "no-evidence" // the run's log names no code at all
  | "path-missing" // the commit has no such path
  | "not-a-file" // the path is a folder or a submodule
  | "too-large"
  | "patch-rejected" // the recorded patch does not apply to its commit
  | "exists" // something is in the way that must not be overwritten
  | "dirty" // refused, because uncommitted changes would be lost
  | "bad-request" // an argument is not of the required form
  | "timeout"
  | "cancelled"
  | "disposed"
  | "git-failed"; // anything else; the message holds git's own last words

/** Expected trouble as a value: one sentence for the user and, where there is one, what to do. */
export interface GitFailure {
  readonly ok: false;
  readonly reason: GitFailureReason;
  /** One sentence for the user. Plain text that may hold names from a repository: escape it where it is shown. */
  readonly message: string;
  /** What the user can do, or null. */
  readonly remedy: string | null;
}

/** What every act of the git ring gives back. */
export type GitResult<T> = { readonly ok: true; readonly value: T } | GitFailure;
