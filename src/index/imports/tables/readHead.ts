import { closeSync, readSync } from "node:fs";
import { decodeUtf8 } from "../../../core/text/decodeUtf8";
import { openLog } from "../../tail/openLog";

/** Bytes that are looked at: enough for a header. */
const headBytes = 16 * 1024;

/** The first whole lines of a file, without the line ends; none when it cannot be read or has none yet. */
export function readHead(file: string): string[] {
  const opened = openLog(file);
  if (opened.fd === null) return [];
  try {
    const bytes = Buffer.alloc(Math.min(headBytes, opened.stats.size));
    const text = decodeUtf8(bytes.subarray(0, readSync(opened.fd, bytes, 0, bytes.length, 0)));
    return text
      .split("\n")
      .slice(0, -1)
      .map((line) => line.replace(/\r$/, ""));
  } catch {
    return []; // it went away or cannot be read: nothing to be recognised by
  } finally {
    closeSync(opened.fd);
  }
}
