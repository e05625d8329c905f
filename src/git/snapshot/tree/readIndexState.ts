import type { BytePath } from "../../paths/bytePath";
import type { RepositoryGit } from "../../repository/repositoryGit";
import type { IndexEntry, IndexState } from "./indexState";
import { rawDifferences, rawFormat } from "./rawDifferences";
import { splitRecords } from "./splitRecords";

/**
 * Reads the index that `git` is set to. `commit` is HEAD, null on an unborn branch; `list` is what
 * `git ls-files -z -v -s` says.
 */
export async function readIndexState(git: RepositoryGit, commit: string | null, list: Buffer): Promise<IndexState> {
  const entries = new Map<BytePath, IndexEntry>();
  const unmerged = new Map<BytePath, IndexEntry | null>();
  const flagged = new Map<BytePath, boolean>();
  const differences =
    commit && (await git.run(["diff-index", "--cached", ...rawFormat, "--ignore-submodules=dirty", commit, "--"]));
  for (const line of splitRecords(list)) {
    const tab = line.indexOf("\t");
    const [tag = "", mode = "", objectId = "", stage = ""] = line.slice(0, tab).split(" ");
    const path = line.slice(tab + 1);
    if (stage === "0") {
      entries.set(path, { mode, objectId });
      if (tag !== "H") flagged.set(path, tag >= "a");
    } else if (stage === "2") unmerged.set(path, { mode, objectId });
    else if (!unmerged.has(path)) unmerged.set(path, null);
  }
  const staged = differences ? rawDifferences(differences) : new Map([...entries.keys()].map((path) => [path, null]));
  return { entries, unmerged, flagged, staged };
}
