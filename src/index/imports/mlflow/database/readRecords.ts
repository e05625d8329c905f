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
    rowsByFirst(database.prepare(sql.replaceAll("?", "(SELECT value FROM json_each(?1))")).all(ids));
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
    columnsOf(database, "logged_models").size === 0 ? new Map<string, SqliteValue[][]>() : query(modelsSql(database));
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

/** Models that runs made, whether they are linked as an output, which has the step, or name their run. */
function modelsSql(database: SqliteDatabase): string {
  const step = columnsOf(database, "inputs").has("step") ? "step" : "NULL";
  return `SELECT run, model_id, name, artifact_location, CAST(experiment_id AS TEXT), MAX(step) FROM (
      SELECT source_run_id AS run, model_id, NULL AS step FROM logged_models WHERE source_run_id IN ?
      UNION ALL SELECT source_id, destination_id, ${step} FROM inputs
      WHERE source_type = 'RUN_OUTPUT' AND destination_type = 'MODEL_OUTPUT' AND source_id IN ?
    ) JOIN logged_models USING (model_id) WHERE lifecycle_stage IS NOT 'deleted'
    GROUP BY run, model_id ORDER BY logged_models.rowid LIMIT 100000`;
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

function modelOfRow([id, name, location, experiment, step]: SqliteValue[], folder: string): Artifact {
  const model = path.basename(textValue(id) ?? "");
  const place = path.join(folder, "mlruns", path.basename(textValue(experiment) ?? ""), "models", model, "artifacts");
  const at = typeof step === "number" ? step : null;
  return modelArtifact(textValue(name) ?? model, place, at, textValue(location));
}
