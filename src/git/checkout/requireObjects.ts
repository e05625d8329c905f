import { GitTrouble } from "../process/gitTrouble";
import type { RepositoryGit } from "../repository/repositoryGit";
import type { CheckoutEntry } from "./checkoutEntry";

/** Throws "commit-missing" unless the repository holds every file that is to be written: a partial clone may not. */
export async function requireObjects(git: RepositoryGit, entries: readonly CheckoutEntry[]): Promise<void> {
  const wanted = entries.flatMap(({ after }) => (after === null ? [] : [after.objectId]));
  if (wanted.length === 0) return;
  const input = Buffer.from(wanted.map((id) => `${id}\n`).join(""));
  const answer = await git.text(["cat-file", "--batch-check=%(objecttype)"], { input });
  const missing = answer.split("\n").filter((line) => line !== "blob").length;
  if (missing === 0) return;
  throw new GitTrouble(
    "commit-missing",
    `${missing} files of the run's code are not in this clone.`,
    "Fetch them first, for instance with Fetch It.",
  );
}
