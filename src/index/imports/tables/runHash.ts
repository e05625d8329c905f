import { createHash } from "node:crypto";

/** A hash (80 bits, as 20 hexadecimal digits) of what tells a run from others, where its tool gives it no id. */
export function runHash(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 20);
}
