import { readdirSync, type Dirent } from "node:fs";
import path from "node:path";
import type { FolderName, Importer, ImportUnit } from "../../../../../src/index/imports/importer";

/** The units that an importer finds in a folder and below it, as the search does, but without bounds; by path. */
export async function unitsIn(importer: Importer, folder: string): Promise<ImportUnit[]> {
  const units: ImportUnit[] = [];
  const pending = [folder];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const names = readdirSync(at, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    const found = importer.recognize(at, names);
    units.push(...found.units);
    if (found.isCollection) {
      for await (const unit of importer.explore(at)) units.push(unit);
      continue;
    }
    for (const { name, kind } of names)
      if (kind === "folder" && !found.closed.includes(name)) pending.push(path.join(at, name));
  }
  return units.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function kindOf(entry: Dirent): FolderName["kind"] {
  if (entry.isSymbolicLink()) return "link";
  return entry.isDirectory() ? "folder" : "file";
}
