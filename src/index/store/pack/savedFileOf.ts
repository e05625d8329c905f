import type { FileCheckpoint } from "../storedRun";
import type { SavedFile } from "./savedRow";

/** The part of a checkpoint that is kept in memory for every run; null without one. */
export function savedFileOf(checkpoint: FileCheckpoint | undefined): SavedFile | null {
  if (checkpoint === undefined) return null;
  const { size, mtime, inode, format, decoderVersion } = checkpoint;
  return { size, mtime, inode, format, decoderVersion };
}
