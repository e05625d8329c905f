import { readdir } from "node:fs/promises";
import path from "node:path";
import type { SourceEntry } from "../port/sourceEntry";
import { GitTrouble } from "../process/gitTrouble";
import { insideFolder } from "../source/insideFolder";

/** The entries of a folder of copied files, or (deep) all files below it. `folder` is "" for the top. */
export async function listCopied(top: string, folder: string, isDeep: boolean): Promise<SourceEntry[]> {
  const start = folder === "" ? top : await insideFolder(top, folder);
  if (start === null) throw new GitTrouble("path-missing", `${folder} was not copied into the run's folder.`);
  const found: SourceEntry[] = [];
  for (const entry of await readdir(start, { withFileTypes: true })) {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && isDeep) found.push(...(await listCopied(top, name, true)));
    else if (entry.isDirectory() || entry.isFile()) {
      const kind = entry.isDirectory() ? "folder" : "file";
      found.push({ path: name.split(path.sep).join("/"), kind, isExecutable: false, objectId: null });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
