import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openSqlite } from "../../../../../src/index/database/sqlite";
import { mlflowImporter } from "../../../../../src/index/imports/mlflow/mlflowImporter";
import { eventually } from "../../live/support/eventually";
import { openLive, type LiveIndex } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";

const fixture = path.resolve("test/fixtures/mlflow/sqlite-3.x/mlflow.db");

/** `mlflow migrate-filestore` keeps the ids of runs, and the folder stays, because the artifacts lie in it. */
describe("MLflow: a file store and the database that it was migrated to", () => {
  let folder: string;
  let file: string;
  let runFolder: string;
  let runUuid: string;

  beforeEach(async () => {
    folder = temporaryFolder();
    const project = path.join(folder, "project");
    mkdirSync(project);
    file = path.join(project, "tracking.db"); // behind "mlruns" in the order of paths
    const database = await openSqlite(readFileSync(fixture));
    const active = "SELECT run_uuid FROM runs WHERE lifecycle_stage = 'active' AND status = 'FAILED'";
    runUuid = String(database.prepare(active).all()[0]![0]);
    database.close();
    const experiment = path.join(project, "mlruns", "111111111111111111");
    runFolder = path.join(experiment, runUuid);
    for (const name of ["params", "metrics", "tags", "artifacts"])
      mkdirSync(path.join(runFolder, name), { recursive: true });
    const place = "artifact_location: mlruns\nexperiment_id: '111111111111111111'\nlifecycle_stage: active\n";
    writeFileSync(path.join(experiment, "meta.yaml"), `${place}name: old\n`);
    const times = "start_time: 1700000000000\nend_time: 1700000001000\nstatus: 3\nlifecycle_stage: active\n";
    writeFileSync(
      path.join(runFolder, "meta.yaml"),
      `artifact_uri: mlruns\nexperiment_id: '111111111111111111'\nrun_id: ${runUuid}\nrun_uuid: ${runUuid}\n${times}`,
    );
    writeFileSync(path.join(runFolder, "params", "only_in_folder"), "1");
  });

  it("are one run, the database's, with both places said, no trouble, and the marks that it had", async () => {
    const id = `mlflow:${runUuid}`;
    const index = await openLive(folder, { importers: [mlflowImporter] });
    await index.loaded();
    assert.equal((await index.api.run(id))?.logFile, runFolder);
    await index.api.mark(
      [id],
      [
        { field: "note", value: "the one" },
        { field: "tags.team", value: "vision" },
      ],
    );
    copyFileSync(fixture, file);
    await assertOne(index, id);
    await index.close();
    const again = await openLive(folder, { importers: [mlflowImporter] });
    await again.loaded();
    await assertOne(again, id);
    rmSync(file);
    await eventually(async () => {
      await again.api.refresh();
      const detail = await again.api.run(id);
      assert.equal(detail?.logFile, runFolder);
      assert.deepEqual(detail.copies, undefined);
      assert.equal(detail.params["only_in_folder"], 1);
      assert.equal(detail.note, "the one");
    });
    await again.close();
  });

  it("show the folder's run, which is still there, once it is deleted in the database alone", async () => {
    const id = `mlflow:${runUuid}`;
    copyFileSync(fixture, file);
    const index = await openLive(folder, { importers: [mlflowImporter] });
    await index.loaded();
    assert.equal((await index.api.run(id))?.logFile, file);
    const database = await openSqlite(readFileSync(fixture));
    database.prepare("UPDATE runs SET lifecycle_stage = 'deleted' WHERE run_uuid = ?").run(runUuid);
    writeFileSync(file, database.image());
    database.close();
    await eventually(async () => {
      await index.api.refresh();
      const detail = await index.api.run(id);
      assert.equal(detail?.logFile, runFolder);
      assert.deepEqual(detail.copies, undefined);
    });
    await index.close();
  });

  async function assertOne(index: LiveIndex, id: string): Promise<void> {
    await index.api.refresh();
    const { rows } = await index.api.runs({ offset: 0, limit: 100 });
    assert.ok(rows.length > 1);
    assert.deepEqual(
      rows.filter(({ runId }) => runId === id).map(({ status }) => status),
      ["FAILED"],
    );
    const detail = await index.api.run(id);
    assert.equal(detail?.logFile, file);
    assert.deepEqual(detail.copies, [runFolder]);
    assert.equal(detail.params["only_in_folder"], undefined);
    assert.equal(detail.note, "the one");
    assert.equal(detail.tags["team"], "vision");
    assert.deepEqual((await index.api.status()).notes, []);
  }
});
