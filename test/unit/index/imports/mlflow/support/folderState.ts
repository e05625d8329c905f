import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Everything a reader could have touched: names, bytes, times of writing and of change, inodes. */
export function folderState(folder: string): unknown[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const file = path.join(folder, name);
      const { size, mtimeMs, ctimeMs, ino, mode } = statSync(file);
      return [name, size, mtimeMs, ctimeMs, ino, mode, readFileSync(file).toString("base64")];
    });
}
