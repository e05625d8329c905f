import type { RepositoryGit } from "../repository/repositoryGit";

/** HEAD of the run, when the commit is a snapshot on it; null for a commit of the user's own. */
export async function parentOfSnapshot(git: RepositoryGit, commit: string): Promise<string | null> {
  const text = await git.text(["cat-file", "commit", commit]);
  const isSnapshot = /^author Runback <runback@localhost> /m.test(text) && text.includes("\n\nRunback snapshot");
  return isSnapshot ? (/^parent ([0-9a-f]+)$/m.exec(text)?.[1] ?? null) : null;
}
