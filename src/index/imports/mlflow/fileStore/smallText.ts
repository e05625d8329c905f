import { closeSync, readSync } from "node:fs";
import { decodeUtf8 } from "../../../../core/text/decodeUtf8";
import { openLog } from "../../../tail/openLog";

/** Bytes that are read of one small file, at most: MLflow's own limits on values are far below. */
const maxBytes = 64 * 1024;

/** The text of a small file (what is not UTF-8 becomes U+FFFD), or null when it cannot be read or is too long. */
export function smallText(file: string): string | null {
  const opened = openLog(file);
  if (opened.fd === null) return null;
  try {
    if (opened.stats.size > maxBytes) return null;
    const bytes = Buffer.alloc(opened.stats.size);
    return decodeUtf8(bytes.subarray(0, readSync(opened.fd, bytes, 0, bytes.length, 0)));
  } catch {
    return null; // it changed or went away meanwhile: the next look reads it
  } finally {
    closeSync(opened.fd);
  }
}
