import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventually } from "../../live/support/eventually";
import { openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { lineImporter } from "./support/lineImporter";
import { LineLog } from "./support/lineLog";

describe("imported runs, live", () => {
  it("show up with their points, and grow while they are written", async () => {
    const folder = temporaryFolder();
    const log = new LineLog(path.join(folder, "project", "logs", "a", "tiny.log"));
    log.start("tiny:1", { experiment: "digits" }).points("loss", 0, 10);
    const index = await openLive(folder, { importers: [lineImporter({ format: "tiny" })] });
    await index.loaded();
    const { rows } = await index.api.runs({ offset: 0, limit: 10 });
    assert.deepEqual(
      rows.map(({ runId, experiment, status, formats, lastStep }) => ({
        runId,
        experiment,
        status,
        formats,
        lastStep,
      })),
      [{ runId: "tiny:1", experiment: "digits", status: "RUNNING", formats: ["tiny"], lastStep: 9 }],
    );
    log.points("loss", 10, 20).end();
    await eventually(async () => {
      const run = await index.api.run("tiny:1");
      assert.equal(run?.metrics["loss"]?.count, 20);
      assert.equal(run.row.status, "FINISHED");
    });
    const { steps, values } = await index.api.series({ runId: "tiny:1", metric: "loss" });
    assert.deepEqual([...steps], [...Array(20).keys()]);
    assert.deepEqual([...values], [...Array(20).keys()]);
  });

  it("come and go with their files while the index is open, in folders that are new too", async () => {
    const folder = temporaryFolder();
    const index = await openLive(folder, { importers: [lineImporter({ format: "tiny" })] });
    await index.loaded();
    const log = new LineLog(path.join(folder, "project", "outputs", "today", "run", "tiny.log"));
    log.start("tiny:1").points("loss", 0, 3);
    await eventually(async () => assert.equal((await index.api.run("tiny:1"))?.metrics["loss"]?.count, 3));
    writeFileSync(log.file, "");
    log.start("tiny:2").points("loss", 0, 1);
    await eventually(async () => {
      const { rows } = await index.api.runs({ offset: 0, limit: 10 });
      assert.deepEqual(
        rows.map(({ runId }) => runId),
        ["tiny:2"],
      );
    });
    rmSync(path.dirname(log.file), { recursive: true });
    await eventually(async () => assert.equal((await index.api.runs({ offset: 0, limit: 10 })).total, 0));
  });
});
