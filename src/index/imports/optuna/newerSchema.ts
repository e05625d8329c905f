import type { SqliteDatabase } from "../../database/sqlite";
import { columnsOf } from "../sqlite/columnsOf";
import { textValue } from "../sqlite/textValue";

/** The newest schema that is known: that of Optuna 3.2 to 5.0. */
const known = { schema: 12, migration: [3, 2] as const };

/** A sentence when a database was made by a newer Optuna, else null. Throws as `SqliteDatabase` does. */
export function newerSchema(database: SqliteDatabase): string | null {
  const first = (table: string, column: string) =>
    columnsOf(database, table).has(column)
      ? textValue(database.prepare(`SELECT CAST(${column} AS TEXT) FROM ${table}`).all()[0]?.[0])
      : null;
  // Such as "v3.2.0.a".
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(first("alembic_version", "version_num") ?? "") ?? [];
  const isNewer =
    Number(first("version_info", "schema_version")) > known.schema ||
    Number(major) > known.migration[0] ||
    (Number(major) === known.migration[0] && Number(minor) > known.migration[1]);
  return isNewer ? "This database is from a newer version of Optuna: parts may be missing." : null;
}
