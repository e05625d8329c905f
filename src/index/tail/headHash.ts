import { createHash } from "node:crypto";
import { readSync } from "node:fs";

/** Bytes of a file's head that are hashed, at most. */
export const maxHeadBytes = 256;

/** Hash of the first `length` bytes, to see whether a file is still the one that was read; null when it is shorter. */
export function headHash(fd: number, length: number): string | null {
  const head = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const got = readSync(fd, head, filled, length - filled, filled);
    if (got === 0) return null;
    filled += got;
  }
  return createHash("sha256").update(head).digest("hex").slice(0, 16);
}
