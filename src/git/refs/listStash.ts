import { isObjectId } from "../../core/model/isObjectId";
import type { StashEntry } from "../port/stashEntry";
import type { RepositoryGit } from "../repository/repositoryGit";

const format = ["%H", "%an", "%gd", "%s"].join("%x00");
/** Entries that are listed: the newest. */
const maxEntries = 2000;

/** What the reflog of a ref keeps, newest first. @param ref full name of a ref that there is, such as "refs/stash" */
export async function listStash(git: RepositoryGit, ref: string): Promise<StashEntry[]> {
  const options = ["--walk-reflogs", "--no-show-signature", "--date=unix", `--max-count=${maxEntries}`];
  const lines = (await git.text(["log", ...options, `--format=${format}`, ref, "--"])).split("\n");
  return lines.flatMap((line) => {
    const [commit = "", author = "", selector = "", subject = ""] = line.split("\0");
    const seconds = Number(/@\{(\d+)\}$/.exec(selector)?.[1] ?? 0);
    return isObjectId(commit) ? [{ commit, author, subject, time: seconds * 1000 }] : [];
  });
}
