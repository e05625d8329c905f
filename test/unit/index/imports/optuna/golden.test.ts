import assert from "node:assert/strict";
import path from "node:path";
import { optunaImporter } from "../../../../../src/index/imports/optuna/optunaImporter";
import { faultHarness } from "../support/faultHarness";
import { FolderReader } from "../support/folderReader";
import { assertGoldenPoints, goldenRuns } from "../support/goldenRuns";
import type { ImportedRun } from "../support/importedRun";

const fixtures = path.resolve("test/fixtures/optuna");

describe("Optuna: what it reads itself", () => {
  let runs: ReadonlyMap<string, ImportedRun>;

  before(async () => {
    const reader = await new FolderReader(optunaImporter, fixtures).read();
    runs = new Map([...reader.runs.values()].map((run) => [run.record.runId!, run]));
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
});

for (const name of ["optuna-2.x", "optuna-5.x"])
  faultHarness(`Optuna ${name}`, {
    importer: optunaImporter,
    fixture: path.join(fixtures, name),
    isCutReadable: true,
    places: 100,
    mutations: 250,
  });
