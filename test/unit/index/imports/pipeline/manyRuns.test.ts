import assert from "node:assert/strict";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventually } from "../../live/support/eventually";
import { openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { lineImporter } from "./support/lineImporter";
import { LineLog } from "./support/lineLog";

const importers = [lineImporter({ format: "tiny" }), lineImporter({ format: "other" })];
const all = { offset: 0, limit: 5000 };

describe("imported units of many runs", () => {
  it("show each run in its experiment, and each run's points", async () => {
    const folder = temporaryFolder();
    const log = new LineLog(path.join(folder, "project", "tiny.many"));
    for (let run = 0; run < 300; run++) {
      const key = { run: String(run) };
      log.start(`tiny:${run}`, { experiment: run % 2 ? "odd" : "even", parentId: run > 9 ? "tiny:1" : null }, key);
      log.points("loss", 0, 3, 1, key).end(key);
    }
    const index = await openLive(folder, { importers });
    await index.loaded();
    const experiments = await index.api.experiments();
    assert.deepEqual(experiments.map(({ name, runCount }) => [name, runCount]).sort(), [
      ["even", 150],
      ["odd", 150],
    ]);
    assert.equal((await index.api.run("tiny:1"))?.row.childCount, 290);
    log.points("loss", 3, 5, 1, { run: "77" });
    await eventually(async () => assert.equal((await index.api.run("tiny:77"))?.metrics["loss"]?.count, 5));
    assert.equal((await index.api.series({ runId: "tiny:299", metric: "loss" })).total, 3);
    await index.close();
    const again = await openLive(folder, { importers });
    await again.loaded();
    assert.equal((await again.api.runs(all)).total, 300);
    log.start("tiny:new", {}, { run: "new" });
    await eventually(async () => assert.equal((await again.api.runs(all)).total, 301));
  });

  it("share a folder with a run of another format, but not with each other", async () => {
    const folder = temporaryFolder();
    const run = path.join(folder, "project", "run");
    const log = new LineLog(path.join(folder, "project", "tiny.many"));
    for (const key of ["1", "2"])
      log.start(`tiny:${key}`, {}, { run: key, directory: run }).points("loss", 0, 3, 1, { run: key, directory: run });
    new LineLog(path.join(run, "other.log")).start("other:1").points("acc", 0, 3);
    const index = await openLive(folder, { importers });
    await index.loaded();
    const { rows } = await index.api.runs(all);
    assert.deepEqual(rows.map(({ runId, formats }) => [runId, formats.join()]).sort(), [
      ["other:1", "other,tiny"],
      ["tiny:2", "tiny"],
    ]);
  });

  it("show a run that lies in two places once, and from the other place when one goes", async () => {
    const folder = temporaryFolder();
    const first = new LineLog(path.join(folder, "project", "a", "tiny.many"));
    for (const run of ["1", "2"]) first.start(`tiny:${run}`, {}, { run }).points("loss", 0, 3, 1, { run });
    cpSync(path.dirname(first.file), path.join(folder, "project", "b"), { recursive: true });
    const index = await openLive(folder, { importers });
    await index.loaded();
    assert.equal((await index.api.runs(all)).total, 2);
    assert.match((await index.api.status()).notes.join(), /The same run is in .*a.tiny\.many/);
    await index.close();
    rmSync(path.dirname(first.file), { recursive: true });
    const again = await openLive(folder, { importers });
    await again.loaded();
    await eventually(async () => {
      const { rows } = await again.api.runs(all);
      assert.deepEqual(
        rows.map(({ directory }) => path.basename(directory)),
        ["b", "b"],
      );
    });
    assert.equal((await again.api.series({ runId: "tiny:2", metric: "loss" })).total, 3);
  });

  it("are listed by their reader when a folder holds nothing else", async () => {
    const folder = temporaryFolder();
    const root = path.join(folder, "project", "store");
    for (const name of ["a", "b", "deep"]) new LineLog(path.join(root, name, "tiny.log")).start(`tiny:${name}`);
    writeFileSync(path.join(root, "tiny.all"), "a\nb\n");
    const index = await openLive(folder, { importers });
    await index.loaded();
    assert.equal((await index.api.runs(all)).total, 2);
    writeFileSync(path.join(root, "tiny.all"), "a\nb\ndeep\n");
    await index.api.refresh();
    await eventually(async () => assert.equal((await index.api.runs(all)).total, 3));
    writeFileSync(path.join(root, "tiny.all"), "a\n");
    await index.api.refresh();
    await eventually(async () => assert.equal((await index.api.runs(all)).total, 1));
  });
});
