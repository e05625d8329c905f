import type { ImportBatch } from "../importer";

/** A batch that only says what is wrong with a database as a whole. */
export function problemBatch(file: string, reason: string): ImportBatch {
  return { runs: [], gone: [], bytesRead: 0, problems: [{ file, line: null, reason }] };
}
