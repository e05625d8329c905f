import type { ObjectReader } from "../objects/objectReader";
import type { TreeEntry } from "../objects/treeEntry";
import type { BytePath } from "../paths/bytePath";
import { pathText } from "../paths/pathText";
import type { ObjectPlace } from "../port/objectPlace";
import type { SourceEntry } from "../port/sourceEntry";
import { GitTrouble } from "../process/gitTrouble";
import { entryKind } from "./entryKind";

/** Where to look and how deep: the top of a commit or tree, and a folder below it ("" for the top). */
export interface TreeListing {
  readonly place: ObjectPlace;
  readonly revision: string;
  readonly folder: BytePath;
  readonly isDeep: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The entries of a folder, or (deep) all files, links and submodules below it, sorted by path. */
export async function listTree(reader: ObjectReader, listing: TreeListing): Promise<SourceEntry[]> {
  const root = await reader.treeOf(listing.place, listing.revision);
  if (root === null) throw new GitTrouble("commit-missing", `Commit ${listing.revision} is not in this repository.`);
  let tree = root;
  for (const name of listing.folder.split("/").filter(Boolean)) {
    const entry = (await reader.tree(listing.place, tree)).find((one) => one.name === name);
    if (entry?.mode !== "40000")
      throw new GitTrouble("path-missing", `${pathText(listing.folder)} is not a folder of that commit.`);
    tree = entry.objectId;
  }
  return collect(reader, listing, tree, listing.folder === "" ? "" : `${listing.folder}/`);
}

async function collect(
  reader: ObjectReader,
  listing: TreeListing,
  tree: string,
  prefix: BytePath,
): Promise<SourceEntry[]> {
  if (listing.signal?.aborted) throw new GitTrouble("cancelled", "Cancelled.");
  const found: SourceEntry[] = [];
  for (const entry of await reader.tree(listing.place, tree)) {
    const path = prefix + entry.name;
    if (listing.isDeep && entry.mode === "40000")
      found.push(...(await collect(reader, listing, entry.objectId, `${path}/`)));
    else found.push(sourceEntry(entry, path));
  }
  return found;
}

function sourceEntry(entry: TreeEntry, path: BytePath): SourceEntry {
  const { mode, objectId } = entry;
  return { path: pathText(path), kind: entryKind(mode), isExecutable: mode === "100755", objectId };
}
