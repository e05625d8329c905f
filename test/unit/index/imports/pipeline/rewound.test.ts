import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { canonicalDump } from "../../live/support/canonicalDump";
import { eventually } from "../../live/support/eventually";
import { openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { lineImporter } from "./support/lineImporter";
import { LineLog } from "./support/lineLog";

const rising = (): { importers: ReturnType<typeof lineImporter>[] } => ({
  importers: [lineImporter({ format: "tiny", hidesRepeats: true })],
});

describe("imported runs whose points hide earlier ones", () => {
  it("show rising steps a metric, whatever came when", async () => {
    const folder = temporaryFolder();
    const log = new LineLog(path.join(folder, "project", "a", "tiny.log"));
    log.start("tiny:1").points("loss", 0, 3000).points("kept", 0, 10);
    const index = await openLive(folder, rising());
    await index.loaded();
    log.points("loss", 2000, 2500, 2);
    await eventually(async () => {
      const run = await index.api.run("tiny:1");
      assert.deepEqual([run?.metrics["loss"]?.count, run?.metrics["loss"]?.last], [2500, 1249.5]);
      assert.equal(run?.metrics["loss"]?.max, 1999);
      assert.equal(run?.metrics["kept"]?.count, 10);
    });
    for (let again = 0; again < 3; again++) log.points("loss", 2499, 2500, 4 + again);
    await eventually(async () => assert.equal((await index.api.run("tiny:1"))?.metrics["loss"]?.last, 2499 / 6));
    const { steps, values } = await index.api.series({ runId: "tiny:1", metric: "loss" });
    assert.deepEqual([...steps], [...Array(2500).keys()]);
    assert.deepEqual([values[1999], values[2000], values[2499]], [1999, 1000, 2499 / 6]);
    const dump = await canonicalDump(index.api);
    await index.close();
    const fresh = await openLive(folder, rising(), { storageFolder: path.join(folder, "fresh") });
    await fresh.loaded();
    assert.equal(await canonicalDump(fresh.api), dump);
  });

  it("are read again when their points were dropped to keep the disk budget", async () => {
    const folder = temporaryFolder();
    for (const name of ["a", "b", "c", "d", "e", "f"])
      new LineLog(path.join(folder, "project", name, "tiny.log"))
        .start(`tiny:${name}`)
        .points("loss", 0, 4000, 0.7)
        .points("loss", 3000, 3500, 0.3)
        .end();
    const whole = await openLive(folder, rising(), { storageFolder: path.join(folder, "whole") });
    await whole.loaded();
    const expected = await canonicalDump(whole.api);
    await whole.close();
    const small = { segmentBudget: 60_000 };
    const first = await openLive(folder, rising(), small);
    await first.loaded();
    await first.close(); // saves, and drops what is too much
    const index = await openLive(folder, rising(), small);
    await index.loaded();
    assert.equal(await canonicalDump(index.api), expected);
    const again = index.told.log.filter(({ message }) => message.endsWith("was read from its log again."));
    assert.ok(again.length > 0, "some points were dropped");
    const [, runId = ""] = / of (\S+) was read/.exec(again[0]!.message) ?? [];
    rmSync((await index.api.run(runId))!.logFile);
    await assert.rejects(index.api.series({ runId, metric: "loss" }), /not in the saved index, and .* cannot be read/);
  });
});
