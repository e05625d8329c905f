import * as assert from "node:assert/strict";
import { CrashDisk } from "./crashDisk";
import { seededCoin } from "./seededCoin";
import { dumpStore, missingChunks, openOn, runScript } from "./storeScript";

/** What may have got to the disk of what no sync made last. */
const fates: readonly [string, (seed: number) => () => boolean][] = [
  ["everything (a killed process)", () => () => true],
  ["nothing", () => () => false],
  ["some of it, in any order", seededCoin],
];
const rounds = process.env["RUNBACK_DEEP"] === "1" ? 40 : 1;

describe("saved index after a crash at every call", () => {
  for (const [name, fate] of fates)
    it(`is a state that was saved when the disk kept ${name}`, async () => {
      const disk = new CrashDisk();
      const states = await runScript(disk, () => disk.changes.length);
      assert.ok(disk.changes.length > 60, "the script changes the disk many times");
      for (let count = 0; count <= disk.changes.length; count++)
        for (let round = 0; round < rounds; round++) {
          const crashed = disk.crash(count, fate(count * 1000 + round));
          const where = `after ${count} changes, round ${round}`;
          const store = await openOn(crashed);
          assert.deepEqual(store.report, { role: "writer", notes: [] }, where);
          const oldest = states.findLastIndex(({ ended }) => ended <= count);
          const newest = states.findLastIndex(({ begun }) => begun <= count);
          const allowed = states.slice(oldest, newest + 1).map(({ dump }) => dump);
          const dump = dumpStore(store);
          assert.ok(allowed.includes(dump), `${where}: holds a state that is not one of ${oldest}..${newest}`);
          assert.equal(missingChunks(store), 0, `${where}: points that a checkpoint vouches for are there`);
          await store.compact();
          await store.close();
          const again = await openOn(crashed);
          assert.equal(dumpStore(again), dump, `${where}: and after a fresh image`);
          await again.close();
        }
    });
});
