import assert from "node:assert/strict";
import path from "node:path";
import { beginRunStore } from "../../../../src/index/store/beginRunStore";
import { CrashDisk } from "../store/crashDisk";
import { seededCoin } from "../store/seededCoin";
import { canonicalDump } from "./support/canonicalDump";
import { eventually } from "./support/eventually";
import { LogWriter } from "./support/logWriter";
import { logsIn, openLive, type LiveParts } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

const isDeep = process.env["RUNBACK_DEEP"] === "1";
/** Of the points at which the disk may stop, every so many-th is played. */
const stride = isDeep ? 1 : 6;

/** What may have got to the disk of what no sync made last. */
const fates: readonly [string, (seed: number) => () => boolean][] = [
  ["everything (a killed process)", () => () => true],
  ["nothing", () => () => false],
  ["some of it, in any order", seededCoin],
];

const on = (disk: CrashDisk): LiveParts => ({
  openStore: (_folder, segmentBudget) => beginRunStore({ folder: "/index", segmentBudget, files: disk }),
});

/** Logs that are read whole, grow while the index is open, are resumed and end; the disk has seen all of it. */
async function ingest(folder: string): Promise<CrashDisk> {
  const disk = new CrashDisk();
  const writers = ["A", "B", "C"].map((name) => new LogWriter(path.join(logsIn(folder), "e", name)).start());
  for (const writer of writers) writer.metrics(0, 1200);
  const index = await openLive(folder, on(disk));
  await index.loaded();
  for (const growth of [1, 2]) {
    const seen = disk.changes.length;
    await eventually(() => assert.ok(disk.changes.length > seen, "what was read is saved"));
    writers[0]!.metrics(1200 * growth, 1200 * growth + 900);
    writers[1]!.record("run.resume", { attempt: growth + 1, start_step: 600, pid: 1, host: "test" });
    writers[1]!.metrics(600, 900);
    await index.api.refresh();
  }
  writers[2]!.end();
  await index.api.refresh();
  await index.close();
  return disk;
}

describe("live index, its disk stopped at every change of one ingest", function () {
  this.timeout(isDeep ? 600_000 : 300_000);

  it("ends in the state of a fresh index, whatever the disk kept", async () => {
    const folder = temporaryFolder();
    const disk = await ingest(folder);
    assert.ok(disk.changes.length > 15, `${disk.changes.length} changes`);
    const fresh = await openLive(folder, on(new CrashDisk()));
    await fresh.loaded();
    const expected = await canonicalDump(fresh.api);
    await fresh.close();
    let played = 0;
    for (const [name, fate] of fates)
      for (let count = played % stride; count <= disk.changes.length; count += stride, played++) {
        const crashed = disk.crash(count, fate(count));
        const index = await openLive(folder, on(crashed));
        await index.loaded();
        const where = `${count} of ${disk.changes.length} changes, the disk kept ${name}`;
        assert.deepEqual((await index.api.status()).notes, [], where);
        assert.ok((await canonicalDump(index.api)) === expected, where);
        await index.close();
      }
  });
});
