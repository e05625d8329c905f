import { statSync } from "node:fs";

/** A database's state from sizes, times and inodes of its files alone; null when it is gone. */
export function databaseStamp(file: string): string | null {
  const main = look(file);
  return main === null ? null : [main, look(`${file}-wal`), look(`${file}-journal`)].join(" ");
}

function look(file: string): string | null {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() === true ? `${stats.size}:${stats.mtimeMs}:${stats.ino}` : null;
  } catch {
    return null; // not to be looked at: the same as not there
  }
}
