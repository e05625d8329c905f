import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openSqlite } from "../../../../../src/index/database/sqlite";
import { optunaImporter } from "../../../../../src/index/imports/optuna/optunaImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { faultHarness } from "../support/faultHarness";
import { FolderReader } from "../support/folderReader";
import { assertGoldenPoints, goldenRuns } from "../support/goldenRuns";
import type { ImportedRun } from "../support/importedRun";

const fixtures = path.resolve("test/fixtures/optuna");

describe("Optuna: what it reads itself", () => {
  let runs: ReadonlyMap<string, ImportedRun>;

  before(async () => {
    const reader = await new FolderReader(optunaImporter, fixtures).read();
    runs = new Map([...reader.runs.values()].map((run) => [withoutMark(run.record.runId!), run]));
  });

  it("every trial with its state, params, attributes and values", () => {
    const golden = goldenRuns("optuna");
    assert.deepEqual([...runs.keys()].sort(), golden.map(({ id }) => `optuna:${id}`).sort());
    for (const trial of golden) {
      const run = runs.get(`optuna:${trial.id}`)!;
      assert.equal(run.record.status, trial.status, trial.id);
      assert.deepEqual(Object.fromEntries(run.record.params), trial.params, trial.id);
      const tags = new Map(run.record.tags);
      for (const key of Object.keys(trial.tags)) assert.ok(tags.has(key), `${trial.id} ${key}`);
      assertGoldenPoints(run, trial);
    }
  });

  it("a study is an experiment; times are this machine's", () => {
    const { experiment, startTime, endTime, tags } = runs.get("optuna:digits: lr 5/0")!.record;
    assert.equal(experiment, "digits: lr 5");
    assert.ok(startTime !== null && endTime !== null && startTime <= endTime);
    assert.equal(new Map(tags).get("optuna.direction"), "minimize");
  });

  it("reports and values that are no numbers are what Optuna's words beside them say", async () => {
    const database = await openSqlite(readFileSync(path.join(fixtures, "optuna-5.x", "studies.db")));
    const trial = "trial_id = (SELECT trial_id FROM trials WHERE study_id = 1 AND number = 0)";
    for (const [step, word] of [
      [0, "NAN"],
      [10, "INF_NEG"],
      [20, "INF_POS"],
    ] as const)
      database
        .prepare(
          `UPDATE trial_intermediate_values SET intermediate_value = NULL, intermediate_value_type = ? WHERE step = ? AND ${trial}`,
        )
        .run(word, step);
    database.execute(`UPDATE trial_values SET value = NULL, value_type = 'INF_NEG' WHERE ${trial}`);
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "studies.db"), database.image());
    database.close();
    const reader = await new FolderReader(optunaImporter, folder).read();
    const run = [...reader.runs.values()].find(({ record }) => withoutMark(record.runId!) === "optuna:digits: lr 5/0")!;
    assert.deepEqual(
      run.metrics.get("intermediate_value")!.map(([, , value]) => value),
      [NaN, -Infinity, Infinity, 0.17213369258949118],
    );
    assert.equal(run.metrics.get("value")![0]![2], -Infinity);
  });
});

describe("Optuna: what changes", () => {
  let file: string;
  let reader: FolderReader;

  beforeEach(async () => {
    const folder = temporaryFolder();
    file = path.join(folder, "studies.db");
    copyFileSync(path.join(fixtures, "optuna-5.x", "studies.db"), file);
    reader = await new FolderReader(optunaImporter, folder).read();
  });

  async function change(sql: string): Promise<void> {
    const database = await openSqlite(readFileSync(file));
    database.execute(sql);
    writeFileSync(file, database.image());
    database.close();
    await reader.read();
  }

  const tagsOf = (status: string) =>
    new Map([...reader.runs.values()].find(({ record }) => record.status === status)!.record.tags);

  it("an attribute of a running trial that is set again", async () => {
    const running = "SELECT trial_id FROM trials WHERE state = 'RUNNING'";
    await change(
      `INSERT INTO trial_user_attributes (trial_id, key, value_json) SELECT trial_id, 'epoch', '1' FROM (${running})`,
    );
    await change(`UPDATE trial_user_attributes SET value_json = '2' WHERE trial_id IN (${running})`);
    assert.equal(tagsOf("RUNNING").get("epoch"), "2");
  });

  it("names that a study gives its objectives afterwards", async () => {
    await change(
      `UPDATE study_system_attributes SET value_json = '["loss", "recall"]' WHERE key = 'study:metric_names'`,
    );
    const both = [...reader.runs.values()].filter(({ record }) => record.experiment === "both 5");
    for (const { metrics } of both) assert.deepEqual([...metrics.keys()], ["loss", "recall"]);
  });

  it("constraints and the params of an enqueued trial are tags", async () => {
    assert.equal(tagsOf("SCHEDULED").get("optuna.fixed_params"), '{"x": 1.5}');
    await change(
      `INSERT INTO trial_system_attributes (trial_id, key, value_json)
       SELECT trial_id, 'constraints', '[0.25, -1.0]' FROM trials WHERE state = 'RUNNING'`,
    );
    assert.equal(tagsOf("RUNNING").get("optuna.constraints"), "[0.25, -1.0]");
  });

  it("studies of one name in two databases have different ids, copies of one have the same", async () => {
    const ids = () => [...reader.runs.values()].map(({ record }) => record.runId!);
    const before = ids();
    copyFileSync(file, path.join(path.dirname(file), "copy.db"));
    await reader.read();
    assert.deepEqual([...new Set(ids())].sort(), [...before].sort());
    await change("UPDATE trials SET datetime_start = '2026-01-01 00:00:00.000000' WHERE datetime_start IS NOT NULL");
    assert.equal(new Set(ids()).size, 2 * before.length);
  });
});

/** The id without what tells studies of one name apart. */
function withoutMark(runId: string): string {
  return runId.replace(/^optuna:[0-9a-f]{8}:/, "optuna:");
}

for (const [name, mutations] of [
  ["optuna-2.x", 250],
  ["optuna-5.x", 250],
  ["optuna-1.x", 50],
] as const)
  faultHarness(`Optuna ${name}`, {
    importer: optunaImporter,
    fixture: path.join(fixtures, name),
    isCutReadable: true,
    places: 100,
    mutations,
  });
