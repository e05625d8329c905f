import { statSync } from "node:fs";

/** Whether a path leads to a file; false when nothing is there (yet), or it cannot be looked at. */
export function isRegularFile(place: string): boolean {
  try {
    return statSync(place).isFile();
  } catch {
    return false;
  }
}
