import assert from "node:assert/strict";
import path from "node:path";
import type { OpenOptions } from "../../../../src/protocol/indexApi";
import { canonicalDump } from "./support/canonicalDump";
import { eventually } from "./support/eventually";
import { IndexProcess } from "./support/indexProcess";
import { LogWriter } from "./support/logWriter";
import { dice } from "./support/mutateLogs";
import { logsIn, openLive } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

const isDeep = process.env["RUNBACK_DEEP"] === "1";
const kills = isDeep ? 1000 : 6;
const seed = Number(process.env["RUNBACK_SEED"] ?? 1);
/** Kills of one saved index before it is compared with a fresh one. */
const killsEach = isDeep ? 20 : 3;

function optionsOf(folder: string): OpenOptions {
  return {
    storageFolder: path.join(folder, "storage"),
    workspaceFolders: [path.join(folder, "project")],
    logDirectories: [],
    segmentBudget: 1e9,
  };
}

describe("live index, killed while it reads and saves", function () {
  this.timeout(isDeep ? 3_600_000 : 300_000);

  it(`ends in the state of a fresh index after ${kills} kills (seed ${seed})`, async () => {
    const roll = dice(seed);
    for (let killed = 0; killed < kills;) {
      const folder = temporaryFolder();
      const make = (run: number) => new LogWriter(path.join(logsIn(folder), `e${run % 2}`, `RUN${run}`)).start();
      const writers = [0, 1, 2, 3].map(make);
      for (const writer of writers) writer.metrics(0, 1500);
      for (let round = 0; round < killsEach; round++, killed++) {
        const index = new IndexProcess(optionsOf(folder));
        const append = () => {
          const from = roll(5000);
          writers[roll(writers.length)]!.metrics(from, from + roll(200));
        };
        const write = setInterval(append, 5);
        if (roll(3) > 0) await index.opened();
        await new Promise((resolve) => setTimeout(resolve, roll(400)));
        await index.kill();
        clearInterval(write);
        if (roll(4) === 0) writers[roll(writers.length)]!.end();
      }
      const fresh = await openLive(folder, {}, { storageFolder: path.join(folder, "fresh") });
      await fresh.loaded();
      const expected = await canonicalDump(fresh.api);
      const survivor = await openLive(folder);
      await survivor.loaded();
      await eventually(async () => assert.ok((await canonicalDump(survivor.api)) === expected, `kill ${killed}`));
      await survivor.close();
      await fresh.close();
    }
  });
});

describe("live index, two processes on one saved index", () => {
  it("follows the writer, sees all by itself, and takes over when the writer is killed", async () => {
    const folder = temporaryFolder();
    const log = new LogWriter(path.join(logsIn(folder), "e", "RUN")).start().metrics(0, 100);
    const writer = new IndexProcess(optionsOf(folder));
    await writer.opened();
    const follower = await openLive(folder);
    await follower.loaded();
    assert.equal((await follower.api.status()).role, "follower");

    log.metrics(100, 3000);
    const points = async () => (await follower.api.series({ runId: "runback:RUN", metric: "loss" })).total;
    await eventually(async () => assert.equal(await points(), 3000));
    await writer.kill();
    await eventually(async () => assert.equal((await follower.api.status()).role, "writer"));
    log.metrics(3000, 3100).end();
    await eventually(async () => assert.equal((await follower.api.run("runback:RUN"))?.row.status, "FINISHED"));
    const expected = await canonicalDump(follower.api);
    await follower.close();

    const next = await openLive(folder);
    await next.loaded();
    assert.equal((await next.api.status()).role, "writer");
    assert.equal(await canonicalDump(next.api), expected);
  });

  it("leaves one sound saved index when both end in order", async () => {
    const folder = temporaryFolder();
    const log = new LogWriter(path.join(logsIn(folder), "e", "RUN")).start().metrics(0, 2000);
    const writer = new IndexProcess(optionsOf(folder));
    await writer.opened();
    const follower = await openLive(folder);
    await follower.loaded();
    log.metrics(2000, 4000).end();
    await eventually(async () => assert.equal((await follower.api.run("runback:RUN"))?.row.status, "FINISHED"));
    const expected = await canonicalDump(follower.api);
    await writer.close();
    await follower.close();
    const next = await openLive(folder);
    await next.loaded();
    assert.equal(await canonicalDump(next.api), expected);
    assert.deepEqual((await next.api.status()).notes, []);
  });
});
