import { Breath } from "../../breath";
import type { SqliteDatabase } from "../../database/sqlite";
import type { ImportBatch } from "../importer";
import { openDatabaseCopy } from "./openDatabaseCopy";
import { problemBatch } from "./problemBatch";

/**
 * Reads another tool's database from a copy in memory, which is freed afterwards. Nothing while it is being written; a
 * problem of the whole unit when it is damaged or too big.
 * @param read gives the batches; what it throws is SQLite's word for damage
 */
export async function* readWithCopy(
  file: string,
  read: (database: SqliteDatabase) => Iterable<ImportBatch>,
): AsyncIterable<ImportBatch> {
  const opened = await openDatabaseCopy(file);
  if (opened.database === null) {
    if (opened.reason !== null) yield problemBatch(file, opened.reason);
    return;
  }
  const breath = new Breath();
  try {
    let { bytes: bytesRead } = opened;
    for (const batch of read(opened.database)) {
      yield { ...batch, bytesRead: batch.bytesRead + bytesRead };
      bytesRead = 0;
      await breath.take();
    }
  } catch (error) {
    yield problemBatch(file, `This database is damaged: ${error instanceof Error ? error.message : String(error)}.`);
  } finally {
    opened.database.close();
  }
}
