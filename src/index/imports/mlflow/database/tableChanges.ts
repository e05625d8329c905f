import type { SqliteDatabase } from "../../../database/sqlite";
import { columnsOf } from "../../sqlite/columnsOf";

/** A run's rows in one table: how many, and a hash of what can change in them. */
interface Rows {
  count: number;
  hash: number;
}

/**
 * What tells that params, tags, datasets or models of a run were added or changed: a text that is another one then. Each
 * table is read from its start to its end: to have SQLite group its rows by run takes five times as long and more.
 */
export class TableChanges {
  private readonly tables: readonly ReadonlyMap<string, Rows>[];

  /** Throws as `SqliteDatabase` does. */
  constructor(database: SqliteDatabase) {
    const read = (table: string, run: string, value: string) =>
      columnsOf(database, table).has(run) ? rowsByRun(database, table, run, value) : new Map<string, Rows>();
    this.tables = [
      read("params", "run_uuid", "''"), // MLflow never changes a param
      // The list of logged models is long and only grows.
      read("tags", "run_uuid", `"key" || CASE "key" WHEN 'mlflow.log-model.history' THEN LENGTH(value) ELSE value END`),
      read("inputs", "destination_id", "''"), // datasets
      read("inputs", "source_id", "''"), // models
      read("logged_models", "source_run_id", "model_id || name || lifecycle_stage"),
    ];
  }

  of(run: string): string {
    return this.tables.map((rows) => Object.values(rows.get(run) ?? {}).join()).join(" ");
  }
}

function rowsByRun(database: SqliteDatabase, table: string, run: string, value: string): Map<string, Rows> {
  const found = new Map<string, Rows>();
  database.prepare(`SELECT ${run}, ${value} FROM ${table} NOT INDEXED`).each(([id, text]) => {
    let rows = found.get(String(id));
    if (rows === undefined) found.set(String(id), (rows = { count: 0, hash: 0x811c9dc5 }));
    rows.count++;
    if (typeof text === "string") rows.hash = hashOf(text, rows.hash);
  });
  return found;
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string, start: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
