import type { BytePath } from "../paths/bytePath";
import { pathText } from "../paths/pathText";
import type { ObjectPlace } from "../port/objectPlace";
import { GitTrouble } from "../process/gitTrouble";
import type { ObjectReader } from "./objectReader";
import type { TreeEntry } from "./treeEntry";

const mostLinks = 16;

/**
 * The file at a path of a commit or tree, symbolic links inside the tree followed. GitTroubles: "commit-missing",
 * "path-missing", "not-a-file" (a folder, a submodule, a link out of the tree), "bad-request".
 */
export async function findInTree(
  reader: ObjectReader,
  place: ObjectPlace,
  revision: string,
  path: BytePath,
): Promise<TreeEntry> {
  const root = await reader.rootOf(place, revision);
  if (root === null) throw new GitTrouble("commit-missing", `Commit ${revision} is not in this repository.`);
  let parts = path.split("/");
  if (path === "" || parts.some((part) => part === "" || part === "." || part === ".." || part.includes("\0")))
    throw new GitTrouble("bad-request", "A path inside the repository is needed.");
  const shown = pathText(path);
  for (let links = 0; links < mostLinks; links += 1) {
    const step = await walk(reader, place, root, parts, shown);
    if ("entry" in step) return step.entry;
    parts = step.parts;
  }
  throw new GitTrouble("not-a-file", `${shown} is a loop of symbolic links.`);
}

type Step = { readonly entry: TreeEntry } | { readonly parts: string[] };

async function walk(
  reader: ObjectReader,
  place: ObjectPlace,
  root: string,
  parts: readonly string[],
  shown: string,
): Promise<Step> {
  let tree = root;
  for (const [depth, name] of parts.entries()) {
    const entry = (await reader.tree(place, tree)).find((one) => one.name === name);
    if (!entry) throw new GitTrouble("path-missing", `${shown} is not in that commit.`);
    const isLast = depth === parts.length - 1;
    if (entry.mode === "120000") {
      const target = (await reader.blob(place, entry.objectId, shown)).toString("latin1");
      return { parts: resolveLink(parts.slice(0, depth), target, parts.slice(depth + 1), shown) };
    }
    if (isLast && entry.mode.startsWith("100")) return { entry };
    if (isLast || entry.mode !== "40000")
      throw new GitTrouble("not-a-file", `${shown} is a folder or a submodule in that commit.`);
    tree = entry.objectId;
  }
  throw new GitTrouble("not-a-file", `${shown} is a folder in that commit.`);
}

function resolveLink(folder: readonly string[], target: string, rest: readonly string[], shown: string): string[] {
  const result = [...folder];
  for (const part of target.split("/")) {
    if (part === "..") {
      if (result.pop() === undefined) throw leavesTree(shown);
    } else if (part !== "" && part !== ".") result.push(part);
  }
  if (target.startsWith("/")) throw leavesTree(shown);
  return [...result, ...rest];
}

const leavesTree = (shown: string): GitTrouble =>
  new GitTrouble("not-a-file", `${shown} is a symbolic link that leaves the repository.`);
