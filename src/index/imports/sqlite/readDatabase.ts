import { statSync } from "node:fs";
import type { SqliteDatabase } from "../../database/sqlite";
import type { ImportBatch, UnitMemory } from "../importer";
import { readWithCopy } from "./readWithCopy";
import { readWithPages } from "./readWithPages";

/** Bytes of a database, with its write-ahead log, that are copied into memory. */
const mostCopied = 64 * 1024 * 1024;

/**
 * Reads another tool's database: from a copy in memory, which is as it was at one moment, or, when it is big, page by
 * page.
 * @param read gives the batches, from what was kept; what it throws is SQLite's word for damage
 */
export function readDatabase(
  file: string,
  memory: UnitMemory,
  read: (database: SqliteDatabase, memory: UnitMemory) => Iterable<ImportBatch>,
): AsyncIterable<ImportBatch> {
  return sizeOf(file) + sizeOf(`${file}-wal`) <= mostCopied
    ? readWithCopy(file, (database) => read(database, memory))
    : readWithPages(file, memory, read);
}

function sizeOf(file: string): number {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0; // not to be looked at: reading it tells
  }
}
