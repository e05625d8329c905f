import path from "node:path";
import { exists } from "../paths/exists";
import { GitTrouble } from "../process/gitTrouble";
import type { RepositoryGit } from "../repository/repositoryGit";
import { headFile } from "./headFile";

/** What git leaves in its folder while something is under way, and what the user can do about it. */
const underWay: readonly (readonly [string, string, string])[] = [
  ["MERGE_HEAD", "A merge is under way.", "Finish it, or end it with git merge --abort."],
  ["rebase-merge", "A rebase is under way.", "Finish it, or end it with git rebase --abort."],
  ["rebase-apply", "A rebase or git am is under way.", "Finish it, or end it with git rebase --abort."],
  ["CHERRY_PICK_HEAD", "A cherry-pick is under way.", "Finish it, or end it with git cherry-pick --abort."],
  ["REVERT_HEAD", "A revert is under way.", "Finish it, or end it with git revert --abort."],
  ["BISECT_LOG", "A bisect is under way.", "End it with git bisect reset."],
  ["index.lock", "Another git process holds the index (index.lock).", "Wait until it has ended."],
  ["HEAD.lock", "Another git process holds HEAD (HEAD.lock).", "Wait until it has ended."],
];

/** Throws a GitTrouble that says what stands against changing the working tree in place. */
export async function requireQuiet(git: RepositoryGit): Promise<void> {
  const { gitFolder } = git.repository;
  for (const [name, message, remedy] of underWay)
    if (await exists(path.join(gitFolder, name))) throw new GitTrouble("exists", message, remedy);
  if ((await git.run(["ls-files", "-z", "-u"])).length > 0)
    throw new GitTrouble("exists", "Some files are in conflict.", "Resolve them first.");
  const sparse = await git.runWithCode(["config", "--type=bool", "core.sparseCheckout"], { codes: [0, 1] });
  if (sparse.output.toString("latin1").trim() === "true")
    throw new GitTrouble(
      "bad-request",
      "This is a sparse checkout, which is not changed in place.",
      "Open the source in a worktree instead.",
    );
  if (!/^(?:ref: refs\/heads\/(?!\.invalid)[^\n]+|[0-9a-f]{40,64})\n?$/.test(await headFile.read(gitFolder)))
    throw new GitTrouble(
      "bad-request",
      "This repository keeps HEAD in a form that is not known here.",
      "Open the source in a worktree instead.",
    );
}
