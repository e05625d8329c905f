import { statSync } from "node:fs";

/** When a file was written to last, in ms since the epoch; 0 when it cannot be looked at. */
export function modifiedAt(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
