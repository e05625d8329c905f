import { statSync } from "node:fs";

/** Whether there is a folder at a path. */
export function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
