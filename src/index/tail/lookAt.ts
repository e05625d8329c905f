import { statSync, type Stats } from "node:fs";

/** Size, time and inode of a path, or null when it is not there or cannot be looked at. */
export function lookAt(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null; // no permission, or a file on the way: the same as not there
  }
}
