import assert from "node:assert/strict";
import path from "node:path";
import { eventually } from "../../live/support/eventually";
import { openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { lineImporter } from "./support/lineImporter";
import { LineLog } from "./support/lineLog";

describe("imported runs without a recorded end", () => {
  it("are running until ten minutes after their last change, then finished, and never stale", async () => {
    const folder = temporaryFolder();
    const importers = [lineImporter({ format: "tiny", recordsEnd: false }), lineImporter({ format: "ending" })];
    for (const format of ["tiny", "ending"])
      new LineLog(path.join(folder, "project", format, `${format}.log`)).start(`${format}:1`).points("loss", 0, 2);
    let later = 0;
    const index = await openLive(folder, { importers, now: () => Date.now() + later });
    await index.loaded();
    const look = async (id: string) => {
      const row = (await index.api.run(id))!.row;
      return [row.status, row.isStale, row.endTime === row.lastTime];
    };
    later = 5 * 60_000;
    assert.deepEqual(await look("tiny:1"), ["RUNNING", false, false]);
    assert.deepEqual(await look("ending:1"), ["RUNNING", false, false]);
    assert.equal((await index.api.status()).liveCount, 2);
    later = 11 * 60_000;
    assert.deepEqual(await look("tiny:1"), ["FINISHED", false, true]);
    assert.deepEqual(await look("ending:1"), ["RUNNING", true, false]);
    assert.equal((await index.api.status()).liveCount, 0);
    const told = index.told.changed.length;
    await eventually(() => assert.ok(index.told.changed.slice(told).some(({ runIds }) => runIds?.includes("tiny:1"))));
    assert.equal(await index.api.count("status = 'FINISHED'"), 1);
  });

  it("are read on after they counted as finished", async () => {
    const folder = temporaryFolder();
    const log = new LineLog(path.join(folder, "project", "a", "tiny.log"));
    const old = Date.now() - 3_600_000;
    log.start("tiny:1", { time: old }).write({ metric: "loss", step: 0, value: 1, time: old });
    const index = await openLive(folder, { importers: [lineImporter({ format: "tiny", recordsEnd: false })] });
    await index.loaded();
    assert.equal((await index.api.run("tiny:1"))?.row.status, "FINISHED");
    log.points("loss", 1, 2);
    await eventually(async () => assert.equal((await index.api.run("tiny:1"))?.row.status, "RUNNING"));
    assert.equal(index.told.runEvent.length, 0);
  });
});
