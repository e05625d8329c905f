import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { FolderWatch } from "../../../../src/index/watch/folderWatch";
import { canonicalDump } from "./support/canonicalDump";
import { eventually } from "./support/eventually";
import { LogWriter } from "./support/logWriter";
import { logsIn, openLive, type LiveIndex } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

/** A watch that never tells anything. */
const deaf: FolderWatch = () => () => undefined;

async function points(index: LiveIndex, runId: string, metric = "loss"): Promise<number> {
  return (await index.api.series({ runId, metric })).total;
}

const ways = [
  { name: "watched", parts: {}, options: {} },
  { name: "with every event dropped", parts: { folderWatch: deaf }, options: { isPolling: true } },
];

for (const { name, parts, options } of ways)
  describe(`live index, ${name}`, () => {
    it("shows a run of a log directory that did not exist, and its points while they are written", async () => {
      const folder = temporaryFolder();
      mkdirSync(path.join(folder, "project"), { recursive: true });
      const index = await openLive(folder, parts, options);
      await index.loaded();
      assert.equal((await index.api.runs({ offset: 0, limit: 10 })).total, 0);

      const log = new LogWriter(path.join(logsIn(folder), "first", "RUN1")).start().metrics(0, 10);
      await eventually(async () => assert.equal(await points(index, "runback:RUN1"), 10));
      for (let step = 10; step < 20; step++) log.metrics(step, step + 1);
      await eventually(async () => assert.equal(await points(index, "runback:RUN1"), 20));
      const [experiment] = await index.api.experiments();
      assert.deepEqual([experiment?.name, experiment?.runCount, experiment?.liveCount], ["first", 1, 1]);

      log.end();
      await eventually(() =>
        assert.deepEqual(
          index.told.runEvent.map(({ event }) => event),
          ["finished"],
        ),
      );
      assert.equal((await index.api.experiments())[0]?.liveCount, 0);
    });

    it("shows the run whose folder came first and whose log came later", async () => {
      const folder = temporaryFolder();
      const index = await openLive(folder, parts, options);
      await index.loaded();
      const directory = path.join(logsIn(folder), "late", "RUN1");
      mkdirSync(directory, { recursive: true });
      await new Promise((resolve) => setTimeout(resolve, 300));
      new LogWriter(directory).start().metrics(0, 3);
      await eventually(async () => assert.equal(await points(index, "runback:RUN1"), 3));
    });

    it("sees a log that is cut, replaced, moved and removed, and doubles nothing", async () => {
      const folder = temporaryFolder();
      const directory = path.join(logsIn(folder), "e", "RUN1");
      const log = new LogWriter(directory).start().metrics(0, 50);
      const index = await openLive(folder, parts, options);
      await eventually(async () => assert.equal(await points(index, "runback:RUN1"), 50));

      rmSync(log.file);
      const second = new LogWriter(directory, "RUN1").start().metrics(0, 7);
      await eventually(async () => assert.equal(await points(index, "runback:RUN1"), 7));
      second.metrics(7, 9);
      await eventually(async () => assert.equal(await points(index, "runback:RUN1"), 9));

      renameSync(directory, path.join(logsIn(folder), "e", "MOVED"));
      await eventually(async () => {
        const { rows } = await index.api.runs({ offset: 0, limit: 10 });
        assert.deepEqual(
          rows.map((row) => path.basename(row.directory)),
          ["MOVED"],
        );
      });
      assert.equal(await points(index, "runback:RUN1"), 9);

      rmSync(path.join(logsIn(folder), "e"), { recursive: true });
      await eventually(async () => assert.equal((await index.api.runs({ offset: 0, limit: 10 })).total, 0));
    });

    it("ends in the state of a fresh index, after runs that grew, resumed and ended", async () => {
      const folder = temporaryFolder();
      const index = await openLive(folder, parts, options);
      await index.loaded();
      const logs = ["A", "B", "C"].map((id) => new LogWriter(path.join(logsIn(folder), "e", id)).start());
      for (let round = 0; round < 10; round++) {
        for (const log of logs) log.metrics(round * 10, round * 10 + 10);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      logs[1]!.record("run.resume", { attempt: 2, start_step: 40, pid: 1, host: "test" });
      logs[1]!.metric(40, { loss: "NaN", other: -0 });
      logs[1]!.metric(41, { loss: 0.25 });
      logs[2]!.end("FAILED");
      await eventually(async () => assert.equal(await points(index, "runback:B"), 42));
      await eventually(async () => assert.equal((await index.api.run("runback:C"))?.row.status, "FAILED"));

      const fresh = await openLive(folder, parts, { ...options, storageFolder: path.join(folder, "fresh") });
      await fresh.loaded();
      const expected = await canonicalDump(fresh.api);
      assert.equal(await canonicalDump(index.api), expected);
      await index.close();
      const again = await openLive(folder, parts, options);
      await again.loaded();
      assert.equal(await canonicalDump(again.api), expected);
    });
  });
