import type { SqliteDatabase, SqliteStatement, SqliteValue } from "../../../database/sqlite";
import { columnsOf } from "../../sqlite/columnsOf";

/** A metric's row: rowid, key, value, is_nan, timestamp, step, run. */
export type MetricRow = readonly SqliteValue[];

/** Columns of `MetricRow`, as far as this database's table has them. */
function columns(database: SqliteDatabase): string {
  const has = columnsOf(database, "metrics");
  const isNan = has.has("is_nan") ? "is_nan" : "0";
  const step = has.has("step") ? "step" : "0";
  return `rowid, key, value, ${isNan}, timestamp, ${step}, run_uuid`;
}

/** Metric rows behind a rowid, at most so many (parameters in this order). */
export function rowsBehind(database: SqliteDatabase): SqliteStatement {
  return database.prepare(`SELECT ${columns(database)} FROM metrics WHERE rowid > ? ORDER BY rowid LIMIT ?`);
}

/** Metric rows of some runs (JSON list of ids) behind one rowid and up to another, at most so many. */
export function rowsOfRuns(database: SqliteDatabase): SqliteStatement {
  return database.prepare(
    `SELECT ${columns(database)} FROM metrics
     WHERE run_uuid IN (SELECT value FROM json_each(?)) AND rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?`,
  );
}
