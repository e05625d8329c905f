import { openSqlite, type SqliteDatabase } from "../../database/sqlite";
import { readDatabaseCopy } from "./readDatabaseCopy";

/** Bytes of the largest copy, whatever a small file says of itself; all of it lies in memory for as long as it is read. */
const maxBytes = 512 * 1024 * 1024;

/** A copy of a database in memory (close it), or why there is none; null: it is being written, or not there yet. */
export type OpenedCopy =
  | { readonly database: SqliteDatabase; readonly bytes: number }
  | { readonly database: null; readonly reason: string | null };

/** Opens a consistent copy of another tool's database. */
export async function openDatabaseCopy(file: string): Promise<OpenedCopy> {
  const copy = await readDatabaseCopy(file, maxBytes);
  if (copy.kind === "unreadable") return { database: null, reason: copy.reason };
  if (copy.kind !== "image") return { database: null, reason: null };
  const database = await openSqlite(copy.bytes);
  // Its definitions come from a stranger.
  database.execute("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON");
  return { database, bytes: copy.bytes.length };
}
