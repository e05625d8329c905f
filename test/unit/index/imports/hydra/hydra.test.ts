import assert from "node:assert/strict";
import path from "node:path";
import { hydraImporter } from "../../../../../src/index/imports/hydra/hydraImporter";
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
