import { closeSync } from "node:fs";
import { endsHash } from "../../tail/endsHash";
import { openLog } from "../../tail/openLog";
import type { StartMemory } from "./unitMemory";

/** Whether a log still begins with what was read of it. */
export function isSameLog(log: string, { offset, headHash, headLength }: StartMemory): boolean {
  if (offset === 0) return true;
  const opened = openLog(log);
  if (opened.fd === null) return opened.code !== "ENOENT"; // whoever reads it tells why it cannot be read
  try {
    return endsHash(opened.fd, headLength, offset) === headHash;
  } catch {
    return true; // the same
  } finally {
    closeSync(opened.fd);
  }
}
