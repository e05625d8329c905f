import { isObjectId } from "../../core/model/isObjectId";
import type { GitRef } from "../port/gitRef";
import type { RepositoryGit } from "../repository/repositoryGit";

const fields = ["refname", "objectname", "parent", "committerdate:unix", "authorname", "contents:subject"];
const format = fields.map((field) => `%(${field})`).join("%00");

/** The refs below a prefix that name commits, sorted by name. @param prefix such as "refs/exps/" */
export async function listRefs(git: RepositoryGit, prefix: string): Promise<GitRef[]> {
  const lines = (await git.text(["for-each-ref", `--format=${format}`, prefix])).split("\n");
  return lines.flatMap((line) => {
    const [name = "", commit = "", parents = "", seconds = "", author = "", subject = ""] = line.split("\0");
    const parent = parents.split(" ")[0] ?? "";
    const isCommit = name.startsWith(prefix) && isObjectId(commit) && seconds !== ""; // a tag or a tree has no such date
    const time = Number(seconds) * 1000;
    return isCommit ? [{ name, commit, parent: parent || null, author, subject, time }] : [];
  });
}
