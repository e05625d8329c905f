import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openSqlite } from "../../../../../src/index/database/sqlite";
import { mlflowImporter } from "../../../../../src/index/imports/mlflow/mlflowImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";

const fixture = path.resolve("test/fixtures/mlflow/sqlite-3.x/mlflow.db");

describe("MLflow's database: what changes of a run that ended", () => {
  let file: string;
  let reader: FolderReader;
  /** Of the run that has logged nothing but a point, as its key in the database. */
  let run: string;

  beforeEach(async () => {
    const folder = temporaryFolder();
    file = path.join(folder, "mlflow.db");
    copyFileSync(fixture, file);
    reader = await new FolderReader(mlflowImporter, folder).read();
    const [id] = [...reader.runs].find(([, { record }]) => record.status === "FAILED")!;
    run = id.slice("mlflow.db#".length);
  });

  /** Changes the database as MLflow's client would, and reads what is new. @returns the run as it is known then */
  async function change(sql: string) {
    const database = await openSqlite(readFileSync(file));
    database.execute(sql.replaceAll("$run", `'${run}'`));
    writeFileSync(file, database.image());
    database.close();
    await reader.read();
    const { record } = reader.runs.get(`mlflow.db#${run}`)!;
    return record;
  }

  it("a tag that is replaced by another one of the same length", async () => {
    await change(`INSERT INTO tags ("key", value, run_uuid) VALUES ('state', 'good', $run)`);
    const { tags } = await change(`UPDATE tags SET value = 'best' WHERE "key" = 'state' AND run_uuid = $run`);
    assert.equal(new Map(tags).get("state"), "best");
  });

  it("a dataset that is logged later", async () => {
    const { datasets } = await change(
      `INSERT INTO inputs (input_uuid, source_type, source_id, destination_type, destination_id, step)
       SELECT 'late', 'DATASET', dataset_uuid, 'RUN', $run, 0 FROM datasets WHERE name = 'digits-test'`,
    );
    assert.deepEqual(
      datasets.map(({ name }) => name),
      ["digits-test"],
    );
  });

  it("a model that is linked later, with its step, and one that is deleted", async () => {
    const models = (record: { artifacts: readonly { kind: string | null; name: string; step: number | null }[] }) =>
      record.artifacts.filter(({ kind }) => kind === "model").map(({ name, step }) => [name, step]);
    const linked = await change(
      `INSERT INTO inputs (input_uuid, source_type, source_id, destination_type, destination_id, step)
       SELECT 'link', 'RUN_OUTPUT', $run, 'MODEL_OUTPUT', model_id, 7 FROM logged_models`,
    );
    assert.deepEqual(models(linked), [["net", 7]]);
    const deleted = await change(
      `UPDATE logged_models SET lifecycle_stage = 'deleted';
       INSERT INTO tags ("key", value, run_uuid) VALUES ('state', 'good', $run)`,
    );
    assert.deepEqual(models(deleted), []);
  });
});
