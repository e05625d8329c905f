import { closeSync, readSync } from "node:fs";
import { decodeUtf8 } from "../../../core/text/decodeUtf8";
import { errorCode } from "../../errorCode";
import { goneCodes, openLog } from "../../tail/openLog";

/** A small file's text; or why there is none, null when the file is just not there. */
export type ReadDocument = { readonly text: string } | { readonly text: null; readonly reason: string | null };

/** Reads a small file as a whole. @param maxBytes a larger one is refused */
export function readDocument(file: string, maxBytes: number): ReadDocument {
  const opened = openLog(file);
  if (opened.fd === null) return { text: null, reason: goneCodes.has(opened.code) ? null : opened.reason };
  try {
    const { size } = opened.stats;
    if (size > maxBytes) return { text: null, reason: `not read: it is larger than ${maxBytes / 2 ** 20} MiB` };
    const bytes = Buffer.alloc(size);
    let filled = 0;
    for (let got = -1; got !== 0 && filled < size; filled += got)
      got = readSync(opened.fd, bytes, filled, size - filled, filled);
    return { text: decodeUtf8(bytes.subarray(0, filled)) };
  } catch (error) {
    return { text: null, reason: `Reading failed (${errorCode(error)}).` };
  } finally {
    closeSync(opened.fd);
  }
}
