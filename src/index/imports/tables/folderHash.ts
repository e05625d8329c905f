import path from "node:path";
import { runHash } from "./runHash";

/** A hash of the names of a folder and the one above it, and of what tells runs in folders of these names apart. */
export function folderHash(folder: string, ...parts: readonly string[]): string {
  return runHash(path.basename(path.dirname(folder)), path.basename(folder), ...parts);
}
