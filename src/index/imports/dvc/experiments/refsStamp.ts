import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { lookAt } from "../../../tail/lookAt";
import { lookToken } from "../../../tail/lookToken";
import { queues } from "./queue/queues";

/** Folders of refs that are looked at, at most; a baseline with experiments has two. */
const maxFolders = 2000;

/**
 * State of the experiments' refs, and of the reflogs that are queues, of the repository that a folder lies in, from
 * listings and times alone; null when it lies in none. Starts no process, so that a look costs next to nothing.
 */
export function refsStamp(folder: string): string | null {
  const gitFolder = commonFolderOf(folder);
  if (gitFolder === null) return null;
  const looks = [
    path.join(gitFolder, "packed-refs"),
    path.join(gitFolder, "reftable", "tables.list"),
    ...queues.map(({ ref }) => path.join(gitFolder, "logs", ref)),
  ];
  const pending = [path.join(gitFolder, "refs", "exps")];
  for (let at = pending.pop(); at !== undefined && looks.length < maxFolders; at = pending.pop()) {
    looks.push(at);
    pending.push(...foldersIn(at));
  }
  return looks.map((place) => lookToken(lookAt(place))).join(" ");
}

/** Where a repository keeps the refs of all its working trees. */
function commonFolderOf(start: string): string | null {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const dotGit = path.join(folder, ".git");
    const stats = lookAt(dotGit);
    if (stats?.isDirectory()) return dotGit;
    if (stats) {
      const named = /^gitdir: ([^\n]+)/.exec(smallText(dotGit))?.[1];
      const gitFolder = named === undefined ? dotGit : path.resolve(folder, named);
      return path.resolve(gitFolder, smallText(path.join(gitFolder, "commondir")).trim());
    }
    if (path.dirname(folder) === folder) return null;
  }
}

function smallText(file: string): string {
  try {
    return lookAt(file)?.isFile() ? readFileSync(file, "utf8") : "";
  } catch {
    return ""; // not readable: git cannot use it either, and says why when it is asked
  }
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
  } catch {
    return []; // no experiments, or the last of a baseline was removed
  }
}
