import { asciiText } from "../../text/asciiText";

const magic = "SQLite format 3\0";

/** What the first 100 bytes of a SQLite file say (https://www.sqlite.org/fileformat2.html#the_database_header). */
export interface DatabaseHeader {
  readonly pageSize: number;
  /** Rises with each transaction; not with those that are in a write-ahead log only. */
  readonly changeCounter: number;
  /** Pages of the whole file; 0 when an old writer left it unset. */
  readonly pages: number;
}

/** Reads the header of a database, or null when the bytes are none. */
export function databaseHeader(bytes: Uint8Array): DatabaseHeader | null {
  if (bytes.length < 100 || asciiText(bytes, 0, magic.length) !== magic) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pageSize = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16);
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) return null;
  const changeCounter = view.getUint32(24);
  // The count of pages is valid only where the same writer set both.
  return { pageSize, changeCounter, pages: view.getUint32(92) === changeCounter ? view.getUint32(28) : 0 };
}
