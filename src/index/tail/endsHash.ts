import { createHash } from "node:crypto";
import { readSync } from "node:fs";

/** Bytes of a file's head that are hashed, at most. */
export const maxHeadBytes = 256;
/** Bytes before the position that are hashed, at most: a file rewritten in place mostly keeps its head. */
export const maxTailBytes = 64;

/**
 * Hash of a file's first `headLength` bytes and of the last ones before `offset`, to see whether it is still the one
 * that was read to there; null when it is shorter.
 */
export function endsHash(fd: number, headLength: number, offset: number): string | null {
  const tailLength = Math.min(maxTailBytes, offset);
  const bytes = Buffer.alloc(headLength + tailLength);
  const isWhole =
    isFilled(fd, bytes.subarray(0, headLength), 0) && isFilled(fd, bytes.subarray(headLength), offset - tailLength);
  return isWhole ? createHash("sha256").update(bytes).digest("hex").slice(0, 16) : null;
}

/** Fills a buffer from a position of the file. @returns whether there was enough */
function isFilled(fd: number, room: Uint8Array, position: number): boolean {
  for (let filled = 0; filled < room.length;) {
    const got = readSync(fd, room, filled, room.length - filled, position + filled);
    if (got === 0) return false;
    filled += got;
  }
  return true;
}
