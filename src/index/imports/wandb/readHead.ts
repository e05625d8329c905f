import { closeSync, readSync } from "node:fs";
import { decodeUtf8 } from "../../../core/text/decodeUtf8";
import { openLog } from "../../tail/openLog";

/** The first bytes of a file as text, at most so many; null when it cannot be read. */
export function readHead(file: string, maxBytes: number): { readonly text: string; readonly isWhole: boolean } | null {
  const opened = openLog(file);
  if (opened.fd === null) return null;
  try {
    const { size } = opened.stats;
    const bytes = Buffer.alloc(Math.min(size, maxBytes));
    const count = readSync(opened.fd, bytes, 0, bytes.length, 0);
    return { text: decodeUtf8(bytes.subarray(0, count)), isWhole: size <= maxBytes };
  } catch {
    return null; // it changed or went away meanwhile: the next look reads it
  } finally {
    closeSync(opened.fd);
  }
}
