import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { csvImporters } from "../../../../../src/index/imports/csv/csvImporters";
import { tellingName } from "../../../../../src/index/imports/search/tellingName";
import { tensorboardImporter } from "../../../../../src/index/imports/tensorboard/tensorboardImporter";
import { openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";

const fixtures = path.resolve("test/fixtures/tensorboard");

describe("names of runs in folders that are called as many others", () => {
  it("are those of the nearest folder above with a name of its own, below what is searched", () => {
    const name = (...parts: string[]) => tellingName(path.join("/w/project", ...parts), ["/w/project", "/data/logs"]);
    assert.equal(name("exp5", "logs"), "exp5");
    assert.equal(name("exp5", "Logs", "tensorboard"), "exp5");
    assert.equal(name("exp5", "logs", "version_0"), null);
    assert.equal(name("logs"), null);
    assert.equal(name("logs", "tb"), null);
    assert.equal(tellingName("/data/logs/runs", ["/w/project", "/data/logs"]), null);
    assert.equal(tellingName("/runs", ["/w/project"]), null);
  });

  it("show in the index, with the experiments as they were", async () => {
    const folder = temporaryFolder();
    const copy = (from: string, ...to: string[]) =>
      cpSync(path.join(fixtures, from), path.join(folder, "project", ...to), { recursive: true });
    copy("tensorflow/types", "exp5", "logs");
    copy("tensorflow/tuning/run-0", "logs");
    copy("tensorflow/tuning/run-1", "seed-1");
    const table = path.join(folder, "project", "exp6", "tb");
    mkdirSync(table, { recursive: true });
    writeFileSync(path.join(table, "metrics.csv"), "epoch,step,loss\n0,1,0.5\n");
    const index = await openLive(folder, { importers: [tensorboardImporter, ...csvImporters] });
    await index.loaded();
    const { rows } = await index.api.runs({ offset: 0, limit: 10 });
    assert.deepEqual(rows.map(({ experiment, runName }) => [experiment, runName]).sort(), [
      ["exp5", "exp5"],
      ["exp6", "exp6"],
      ["project", "logs"],
      ["project", "seed-1"],
    ]);
  });
});
