import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { csvImporters } from "../../../../../src/index/imports/csv/csvImporters";
import { hydraImporter } from "../../../../../src/index/imports/hydra/hydraImporter";
import { openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { faultHarness } from "../support/faultHarness";
import { FolderReader } from "../support/folderReader";
import { unitsIn } from "../support/unitsIn";

const fixtures = path.resolve("test/fixtures/hydra");

describe("Hydra", () => {
  it("adds the composed configuration as params, and job, overrides and choices as tags", async () => {
    const { runs } = await new FolderReader(hydraImporter, fixtures).read();
    const { record } = runs.get("single/first#")!;
    assert.deepEqual(Object.fromEntries(record.params), {
      "model.name": "large",
      "model.width": 64,
      "model.dropout": "NaN",
      seed: 1,
      lr: 0.05,
      name: "${model.name}-run",
      layers: [4, 8],
      "extra.note": "a, b",
    });
    const tags = Object.fromEntries(record.tags);
    assert.equal(tags["hydra.overrides"], "model=large lr=0.05 +extra.note='a, b'");
    assert.equal(tags["hydra.job.name"], "app");
    assert.equal(tags["hydra.mode"], "RUN");
    assert.equal(tags["hydra.choice.model"], "large");
    assert.deepEqual(record.problems, []);
  });

  it("shows the jobs of a multirun as one sweep", async () => {
    const { runs } = await new FolderReader(hydraImporter, fixtures).read();
    const jobs = [...runs].filter(([key]) => key.startsWith("multirun")).map(([, { record }]) => record);
    const tagOf = (name: string) => jobs.map(({ tags }) => new Map(tags).get(name));
    assert.deepEqual(tagOf("hydra.job.num").sort(), ["0", "1", "2"]);
    assert.deepEqual(new Set(tagOf("hydra.sweep")), new Set(["2026-11-23/10-00-00"]));
    assert.deepEqual(jobs.map(({ params }) => new Map(params).get("seed")).sort(), [1, 2, 3]);
    assert.equal(new Set(jobs.map(({ runId }) => runId)).size, 3);
  });

  it("knows the sweep of jobs in folders in folders, and none of a job that was started alone", async () => {
    const home = temporaryFolder();
    const sweep = path.join(home, "sweeps", "wide");
    const source = path.join(fixtures, "multirun", "2026-11-23", "10-00-00");
    cpSync(path.join(source, "multirun.yaml"), path.join(sweep, "multirun.yaml"));
    for (const job of ["0", "1"]) cpSync(path.join(source, job), path.join(sweep, "model", job), { recursive: true });
    cpSync(path.join(fixtures, "single", "first"), path.join(sweep, "again"), { recursive: true });
    const { runs } = await new FolderReader(hydraImporter, home).read();
    const sweeps = [...runs].map(([key, { record }]) => [key, new Map(record.tags).get("hydra.sweep")]);
    assert.deepEqual(Object.fromEntries(sweeps), {
      "sweeps/wide/again#": undefined,
      "sweeps/wide/model/0#": "sweeps/wide",
      "sweeps/wide/model/1#": "sweeps/wide",
    });
  });

  it("shows params, overrides and choices at the run of another tool in the folder, whatever folders are called", async () => {
    const home = temporaryFolder();
    const jobs = ["train", "eval"].map((task) => path.join(home, "project", task, "runs", "a"));
    for (const [index, job] of jobs.entries()) {
      cpSync(path.join(fixtures, "single", "first"), job, { recursive: true });
      const file = path.join(job, ".hydra", "hydra.yaml");
      // As Hydra writes it, with its own folder in it.
      writeFileSync(file, readFileSync(file, "utf8").replace(/^( *output_dir: ).*$/m, `$1${job}`));
      writeFileSync(path.join(job, "training.log"), `epoch,loss\n0,${index}\n`);
    }
    const index = await openLive(home, { importers: [hydraImporter, ...csvImporters] });
    await index.loaded();
    const { rows } = await index.api.runs({ offset: 0, limit: 10 });
    assert.deepEqual(rows.map(({ formats }) => formats), [["keras", "hydra"], ["keras", "hydra"]]); // prettier-ignore
    for (const { runId } of rows) {
      const { params, tags } = (await index.api.run(runId))!;
      assert.equal(params["lr"], 0.05);
      assert.equal(tags["hydra.overrides"], "model=large lr=0.05 +extra.note='a, b'");
      assert.equal(tags["hydra.choice.model"], "large");
    }
    assert.equal(await index.api.count("tags.`hydra.choice.model` = 'large'"), 2);
  });

  it("is an addition, not a run", async () => {
    for (const unit of await unitsIn(hydraImporter, fixtures)) assert.ok(unit.isAddition);
  });

  faultHarness("hydra", {
    importer: hydraImporter,
    fixture: path.join(fixtures, "single"),
    isCutReadable: true,
    places: 200,
    mutations: 500,
  });
});
