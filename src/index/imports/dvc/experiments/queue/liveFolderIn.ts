import { readdirSync } from "node:fs";
import * as path from "node:path";
import { isLiveFolder } from "../../isLiveFolder";

/** Levels of folders that are looked at, and folders in all. */
const bounds = { levels: 3, folders: 300 };

/** The folder that DVCLive writes in a copy of a project, nearest and first by name; null: none yet. */
export function liveFolderIn(copy: string): string | null {
  let level = [copy];
  for (let depth = 0, seen = 0; depth <= bounds.levels && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      if (++seen > bounds.folders) return null;
      const names = foldersIn(folder);
      if (isLiveFolder(folder)) return folder;
      next.push(...names.map((name) => path.join(folder, name)));
    }
    level = next;
  }
  return null;
}

/** Without those that tools keep for themselves, such as `.git` and `.dvc`. */
function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
    return folders.map(({ name }) => name).sort();
  } catch {
    return []; // removed meanwhile: the experiment is at its end
  }
}
