import * as assert from "node:assert/strict";
import { CrashDisk } from "./crashDisk";
import { dumpStore, openOn, put, runScript } from "./storeScript";

const isDeep = process.env["RUNBACK_DEEP"] === "1";

/** Runs the script on a disk whose changes fail as told, and gives how many it asked for. */
async function countCalls(): Promise<number> {
  const disk = new CrashDisk();
  let calls = 0;
  disk.failure = (number) => {
    calls = number + 1;
    return null;
  };
  await runScript(disk, () => disk.changes.length);
  return calls;
}

describe("saved index on a failing disk", () => {
  for (const code of ["ENOSPC", "EIO", "EROFS"])
    it(`loses nothing when any one call fails with ${code}, and recovers`, async () => {
      const calls = await countCalls();
      for (let bad = 0; bad < calls; bad += code === "ENOSPC" || isDeep ? 1 : 5) {
        const disk = new CrashDisk();
        disk.failure = (number) => (number === bad ? code : null);
        const states = await runScript(disk, () => disk.changes.length);
        const store = await openOn(disk);
        assert.deepEqual(store.report.notes, [], `call ${bad}`);
        const oldest = states.findLastIndex(({ ended }) => ended < Infinity);
        const isGood = states.slice(oldest).some(({ dump }) => dump === dumpStore(store));
        assert.ok(isGood, `call ${bad}: no older than the last save that was told to be good`);
        if (bad < calls / 2) assert.equal(oldest, states.length - 1, `call ${bad}: later saves were good again`);
        await store.close();
      }
    });

  it("works on from memory when every call fails from one on, and keeps the last good state", async () => {
    const calls = await countCalls();
    for (let bad = 0; bad < calls; bad++) {
      const disk = new CrashDisk();
      disk.failure = (number) => (number >= bad ? "ENOSPC" : null);
      let isTold = false;
      const states = await runScript(
        disk,
        () => disk.changes.length,
        (store) => {
          isTold ||= store.report.notes.some((note) => note.includes("the disk is full"));
        },
      );
      assert.ok(isTold || bad >= calls - 2, `call ${bad}: the user is told`);
      disk.failure = () => null;
      const store = await openOn(disk);
      const oldest = states.findLastIndex(({ ended }) => ended < Infinity);
      assert.ok(
        states.slice(oldest).some(({ dump }) => dump === dumpStore(store)),
        `call ${bad}: a good state is kept`,
      );
      await store.close();
    }
  });

  it("saves what it kept in memory, and takes its note back, when there is room again", async () => {
    const disk = new CrashDisk();
    const store = await openOn(disk);
    put(store, "a", 1);
    await store.commit();
    disk.failure = () => "ENOSPC";
    put(store, "b", 2);
    put(store, "a", 3);
    for (let i = 0; i < 5; i++) {
      const notes = await store.commit();
      assert.equal(notes.length, 1, "one note, however often it fails");
      assert.match(notes[0] ?? "", /disk is full/);
    }
    put(store, "c", 4);
    const dump = dumpStore(store);
    disk.failure = () => null;
    assert.deepEqual(await store.commit(), []);
    const after = await openOn(disk.crash(disk.changes.length, () => false));
    assert.equal(dumpStore(after), dump);
    await after.close();
    await store.close();
  });

  it("asks nothing of the disk when there is nothing to save", async () => {
    const disk = new CrashDisk();
    const store = await openOn(disk);
    put(store, "a", 1);
    await store.commit();
    let calls = 0;
    disk.failure = () => (calls++, null);
    for (let i = 0; i < 10; i++) {
      const run = store.load("a");
      assert.ok(run);
      store.put(run);
      await store.commit();
    }
    assert.equal(calls, 0);
    await store.close();
    assert.equal(calls, 1, "closing removes the lock and no more");
  });
});
