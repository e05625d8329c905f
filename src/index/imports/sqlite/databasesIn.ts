import { closeSync, readSync } from "node:fs";
import * as path from "node:path";
import { openLog } from "../../tail/openLog";
import type { FolderName } from "../importer";

/** Databases of one folder that are looked into, at most. */
const maxLooks = 20;
/** Bytes of a file that are searched for the tables' definitions: SQLite keeps them near the start. */
const searchedBytes = 1024 * 1024;
const fileName = /\.(?:db|db3|sqlite|sqlite3)$/i;

/**
 * The names of SQLite databases in a folder that have all of these tables, as far as a search for their rows in SQLite's
 * own table of tables tells, in the first bytes of the file and of its write-ahead log.
 */
export function databasesIn(folder: string, names: readonly FolderName[], tables: readonly string[]): string[] {
  // A row starts with its type, its name and its table's name; the definition behind them may lie on another page.
  const rows = tables.map((table) => `table${table}${table}`);
  return names
    .filter(({ name, kind }) => kind === "file" && fileName.test(name))
    .slice(0, maxLooks)
    .map(({ name }) => name)
    .filter((name) => {
      const text = startOf(path.join(folder, name));
      if (!text.startsWith("SQLite format 3\0")) return false;
      // In its first minutes a database may have most of itself in the log beside it.
      const missing = rows.filter((row) => !text.includes(row));
      if (missing.length === 0) return true;
      const log = startOf(path.join(folder, `${name}-wal`));
      return missing.every((row) => log.includes(row));
    });
}

function startOf(file: string): string {
  const opened = openLog(file);
  if (opened.fd === null) return "";
  try {
    const bytes = Buffer.alloc(Math.min(opened.stats.size, searchedBytes));
    return bytes.toString("latin1", 0, readSync(opened.fd, bytes, 0, bytes.length, 0));
  } catch {
    return ""; // it went away meanwhile
  } finally {
    closeSync(opened.fd);
  }
}
