import type { SqliteDatabase, SqliteValue } from "../../../database/sqlite";
import { columnsOf } from "../../sqlite/columnsOf";
import { textValue } from "../../sqlite/textValue";
import { TableChanges } from "./tableChanges";

/** A run's row and what tells cheaply whether its record changed. */
export interface RunRowOfDatabase {
  readonly runUuid: string;
  readonly name: string | null;
  readonly userId: string | null;
  readonly status: string | null;
  readonly startTime: number | null;
  readonly endTime: number | null;
  readonly artifactUri: string | null;
  /** As text: ids have 18 digits. */
  readonly experimentId: string;
  readonly experiment: string;
  /** All of it and what tells changes of its params, tags, datasets and models, as text. */
  readonly outline: string;
}

/** Runs that are read of one database, at most. */
const maxRuns = 200_000;

/** The runs of a database that are not deleted, nor their experiments, by their ids. Throws as `SqliteDatabase` does. */
export function runRowsOf(database: SqliteDatabase): Map<string, RunRowOfDatabase> {
  const columns = columnsOf(database, "runs");
  const names = ["run_uuid", "name", "user_id", "status", "start_time", "end_time", "artifact_uri"];
  const selected = names.map((name) => (columns.has(name) ? name : "NULL"));
  const lifecycle = columns.has("lifecycle_stage") ? "lifecycle_stage" : "'active'";
  const rows = database
    .prepare(
      `SELECT ${selected.join(", ")}, CAST(experiment_id AS TEXT) FROM runs
       WHERE ${lifecycle} IS NOT 'deleted' ORDER BY rowid LIMIT ${maxRuns}`,
    )
    .all();
  const experiments = experimentNames(database);
  const changes = new TableChanges(database);
  const runs = new Map<string, RunRowOfDatabase>();
  for (const row of rows) {
    const [runUuid, name, userId, status, startTime, endTime, artifactUri, experimentId] = row;
    const experiment = experiments.get(String(experimentId));
    if (typeof runUuid !== "string" || experiment === undefined) continue;
    runs.set(runUuid, {
      runUuid,
      name: textValue(name) || null,
      userId: textValue(userId) || null,
      status: textValue(status) || null,
      startTime: numberOf(startTime),
      endTime: numberOf(endTime),
      artifactUri: textValue(artifactUri) || null,
      experimentId: String(experimentId),
      experiment,
      outline: JSON.stringify([row, experiment, changes.of(runUuid)]),
    });
  }
  return runs;
}

function numberOf(value: SqliteValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}

/** Names of the experiments that are not deleted, by their ids. */
function experimentNames(database: SqliteDatabase): Map<string, string> {
  const sql = "SELECT CAST(experiment_id AS TEXT), name FROM experiments WHERE lifecycle_stage IS NOT 'deleted'";
  const rows = database.prepare(sql).all();
  return new Map(rows.map(([id, name]) => [String(id), typeof name === "string" ? name : String(id)]));
}
