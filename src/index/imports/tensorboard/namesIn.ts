import { readdirSync } from "node:fs";
import type { FolderName } from "../importer";

/** A folder's listing; empty when it cannot be listed, which the search tells. */
export function namesIn(folder: string): FolderName[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isFile() || entry.isDirectory(),
    );
    return entries.map((entry) => ({ name: entry.name, kind: entry.isFile() ? "file" : "folder" }));
  } catch {
    return [];
  }
}
