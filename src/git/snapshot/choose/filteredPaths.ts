import type { BytePath } from "../../paths/bytePath";
import { pathText } from "../../paths/pathText";
import type { RepositoryGit } from "../../repository/repositoryGit";
import { splitRecords } from "../tree/splitRecords";

/**
 * Those of `paths` that have a `filter` attribute, with the reason text. They are never hashed, since git-crypt or LFS
 * content would be stored raw. `isOfIndex`: by the attributes that the index has, and not those of the working tree.
 */
export async function filteredPaths(
  git: RepositoryGit,
  paths: ReadonlySet<BytePath>,
  isOfIndex = false,
): Promise<ReadonlyMap<BytePath, string>> {
  const result = new Map<BytePath, string>();
  if (paths.size === 0) return result;
  const input = Buffer.from([...paths].map((path) => `${path}\0`).join(""), "latin1");
  const fields = splitRecords(
    await git.run(["check-attr", ...(isOfIndex ? ["--cached"] : []), "-z", "--stdin", "filter"], { input }),
  );
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const value = fields[at + 2] ?? "";
    if (value !== "unspecified" && value !== "unset") result.set(fields[at] ?? "", `filter ${pathText(value)}`);
  }
  return result;
}
