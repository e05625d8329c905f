import type { SourceChange } from "../port/sourceChange";

/** Content of a path on some side; null when there is none. */
export type ReadSide = (path: string) => Promise<Uint8Array | null>;

/**
 * Compares copied files with another side. Only the copied paths are compared: a copy holds the entry script and what
 * it imported, so what else the other side has says nothing.
 */
export async function compareCopied(paths: readonly string[], from: ReadSide, to: ReadSide): Promise<SourceChange[]> {
  const changes: SourceChange[] = [];
  for (const path of paths) {
    const [before, after] = [await from(path), await to(path)];
    if (before !== null && after !== null && Buffer.compare(before, after) === 0) continue;
    const kind = before === null ? "added" : after === null ? "removed" : "changed";
    const isBinary = [before, after].some((bytes) => bytes !== null && bytes.subarray(0, 8000).includes(0));
    changes.push({ kind, path, oldPath: before === null ? null : path, isBinary });
  }
  return changes;
}
