import type { SqliteDatabase } from "../../../database/sqlite";
import { columnsOf } from "../../sqlite/columnsOf";
import { textValue } from "../../sqlite/textValue";
import { knownRevisions } from "./knownRevisions";

/** A sentence when a database was made by an MLflow that is not known yet, else null. Throws as `SqliteDatabase` does. */
export function newerRevision(database: SqliteDatabase): string | null {
  if (!columnsOf(database, "alembic_version").has("version_num")) return null;
  const revision = textValue(database.prepare("SELECT version_num FROM alembic_version").all()[0]?.[0]);
  if (revision === null || knownRevisions.has(revision)) return null;
  return "This database is from a newer version of MLflow: parts may be missing.";
}
