import type { SqliteDatabase } from "../../database/sqlite";

/** The names of a table's columns; none when there is no such table (a view is none). Throws as `SqliteDatabase` does. */
export function columnsOf(database: SqliteDatabase, table: string): ReadonlySet<string> {
  const rows = database
    .prepare("SELECT c.name FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table' AND s.name = ?")
    .all(table);
  return new Set(rows.map(([name]) => String(name)));
}
