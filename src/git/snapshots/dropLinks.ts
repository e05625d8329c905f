import type { RepositoryGit } from "../repository/repositoryGit";
import { observedRef } from "./observedRef";

/** Deletes what tells of runs that were seen to start with these snapshots. */
export async function dropLinks(git: RepositoryGit, snapshots: ReadonlySet<string>): Promise<void> {
  const refs = (await git.text(["for-each-ref", "--format=%(refname)", observedRef("")])).split("\n");
  const lines = refs.filter((ref) => snapshots.has(ref.slice(observedRef("").length))).map((ref) => `delete ${ref}\n`);
  if (lines.length === 0) return;
  await git.run(["update-ref", "--no-deref", "--stdin"], { input: Buffer.from(lines.join("")), isUnstoppable: true });
}
