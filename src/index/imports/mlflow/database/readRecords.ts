import * as path from "node:path";
import type { RunEvent } from "../../../../core/ingest/runEvent";
import type { Artifact } from "../../../../core/model/artifact";
import type { Dataset } from "../../../../core/model/dataset";
import { datasetOf } from "../../../../core/readers/mlflow/datasetOf";
import { runEvents } from "../../../../core/readers/mlflow/runEvents";
import { runStatusOf } from "../../../../core/readers/mlflow/runStatusOf";
import type { SqliteDatabase, SqliteValue } from "../../../database/sqlite";
import { columnsOf } from "../../sqlite/columnsOf";
import { rowsByFirst } from "../../sqlite/rowsByFirst";
import { textValue } from "../../sqlite/textValue";
import { listArtifacts } from "../fileStore/listArtifacts";
import { modelArtifact } from "../fileStore/modelArtifact";
import { localRunFolder } from "./localRunFolder";
import type { RunRowOfDatabase } from "./runRows";

/** What a database says of a run but for its points. */
export interface DatabaseRecord {
  readonly events: readonly RunEvent[];
  /** The folder with the run's artifacts on this machine, or null. */
  readonly directory: string | null;
}

/**
 * The records of some runs, by their ids. Throws as `SqliteDatabase` does.
 * @param folder the database's folder
 */
export function readRecords(
  database: SqliteDatabase,
  runs: readonly RunRowOfDatabase[],
  folder: string,
): Map<string, DatabaseRecord> {
  const ids = JSON.stringify(runs.map(({ runUuid }) => runUuid));
  const query = (sql: string) =>
    rowsByFirst(database.prepare(sql.replace("?", "(SELECT value FROM json_each(?1))")).all(ids));
  const params = query("SELECT run_uuid, key, value FROM params WHERE run_uuid IN ? ORDER BY key");
  const tags = query("SELECT run_uuid, key, value FROM tags WHERE run_uuid IN ? ORDER BY key");
  const hasInputs = columnsOf(database, "inputs").size > 0 && columnsOf(database, "datasets").size > 0;
  const datasets = !hasInputs
    ? new Map<string, SqliteValue[][]>()
    : query(
        `SELECT i.destination_id, d.name, d.digest, d.dataset_source, d.dataset_profile, t.value
         FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id
         LEFT JOIN input_tags t ON t.input_uuid = i.input_uuid AND t.name = 'mlflow.data.context'
         WHERE i.source_type = 'DATASET' AND i.destination_type = 'RUN' AND i.destination_id IN ?
         ORDER BY i.rowid LIMIT 100000`,
      );
  const models =
    columnsOf(database, "logged_models").size === 0
      ? new Map<string, SqliteValue[][]>()
      : query(
          `SELECT source_run_id, model_id, name, artifact_location, CAST(experiment_id AS TEXT) FROM logged_models
           WHERE lifecycle_stage IS NOT 'deleted' AND source_run_id IN ? ORDER BY rowid LIMIT 100000`,
        );
  return new Map(
    runs.map((run) => {
      const of = (rows: ReadonlyMap<string, SqliteValue[][]>) => rows.get(run.runUuid) ?? [];
      const directory = localRunFolder(run, folder);
      const listed = directory === null ? [] : listArtifacts(path.join(directory, "artifacts"), "artifacts").artifacts;
      const events = runEvents({
        ...run,
        status: runStatusOf(run.status),
        params: of(params).map(keyAndValue),
        tags: of(tags).map(keyAndValue),
        datasets: of(datasets).map(datasetOfRow),
        artifacts: [...listed, ...of(models).map((model) => modelOfRow(model, folder))],
      });
      return [run.runUuid, { events, directory }];
    }),
  );
}

function keyAndValue([key, value]: SqliteValue[]): [string, string] {
  return [String(key), textValue(value) ?? ""];
}

function datasetOfRow([name, digest, source, profile, context]: SqliteValue[]): Dataset {
  const [digestText, sourceText, profileText] = [textValue(digest), textValue(source), textValue(profile)];
  return datasetOf({
    name: textValue(name) ?? "",
    digest: digestText,
    source: sourceText,
    profile: profileText,
    context: textValue(context),
  });
}

function modelOfRow([id, name, location, experiment]: SqliteValue[], folder: string): Artifact {
  const model = path.basename(textValue(id) ?? "");
  const place = path.join(folder, "mlruns", path.basename(textValue(experiment) ?? ""), "models", model, "artifacts");
  return modelArtifact(textValue(name) ?? model, place, null, textValue(location));
}
