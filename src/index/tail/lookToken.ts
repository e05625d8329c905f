import type { Stats } from "node:fs";

/** A file's or folder's state as a short text; equal texts mean that it did not change. */
export function lookToken(stats: Stats | null): string {
  return stats === null ? "-" : `${stats.isDirectory() ? "" : stats.size}:${stats.mtimeMs}:${stats.ino}`;
}
