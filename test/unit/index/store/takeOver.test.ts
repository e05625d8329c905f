import * as assert from "node:assert/strict";
import { openRunStore } from "../../../support/index/openRunStore";
import type { RunStore } from "../../../../src/index/store/runStore";
import { savedNames } from "../../../../src/index/store/disk/savedNames";
import { schemaNumber } from "../../../../src/index/store/disk/schemaNumber";
import { CrashDisk } from "./crashDisk";
import { dumpStore, missingChunks, openOn, put } from "./storeScript";

/** A clock that a test moves on by hand. */
function handClock(): { readonly elapsed: () => number; pass(ms: number): void } {
  let time = 0;
  return { elapsed: () => time, pass: (ms) => void (time += ms) };
}

describe("two processes on one saved index", () => {
  it("have one writer; the other follows from memory and its own files, and leaves nothing", async () => {
    const disk = new CrashDisk();
    const writer = await openOn(disk);
    put(writer, "a", 1);
    await writer.commit();
    const follower = await openRunStore({ folder: "/index", segmentBudget: 1e9, files: disk });
    assert.equal(follower.report.role, "follower");
    assert.equal(dumpStore(follower), dumpStore(writer), "it begins with what is saved");
    put(follower, "b", 2);
    put(follower, "a", 3);
    follower.appendChunk(new Uint8Array(3 * 1024 * 1024));
    await follower.commit();
    await follower.compact();
    assert.match(dumpStore(follower), /a@3.*b@2/);
    assert.equal(missingChunks(follower), 0);
    await follower.close();
    assert.equal([...disk.all.keys()].filter((name) => name.includes("private")).length, 0);
    put(writer, "c", 4);
    assert.deepEqual(await writer.commit(), [], "the writer did not notice");
    const wanted = dumpStore(writer);
    await writer.close();
    const after = await openOn(disk);
    assert.equal(dumpStore(after), wanted);
    await after.close();
  });

  it("change places within 5 s when the writer is silent, and all that the follower knew is saved", async () => {
    const disk = new CrashDisk();
    const clock = handClock();
    const options = { folder: "/index", segmentBudget: 1e9, files: disk };
    const writer = await openRunStore(options);
    put(writer, "a", 1);
    await writer.commit();
    const follower = await openRunStore({ ...options, elapsed: clock.elapsed });
    put(follower, "b", 2);
    follower.appendChunk(new Uint8Array(3 * 1024 * 1024));
    let waited = 0;
    for (; waited <= 5000 && !(await follower.tryPromote()); waited += 500) clock.pass(500);
    assert.ok(waited >= 3500 && waited <= 5000, `took over after ${waited} ms`);
    assert.deepEqual(follower.report, { role: "writer", notes: [] });
    const wanted = dumpStore(follower);
    const crashed = await openOn(disk.crash(disk.changes.length, () => false));
    assert.equal(dumpStore(crashed), wanted, "its state is durable at once");
    assert.equal(missingChunks(crashed), 0, "with the points of its private segments");
    await crashed.close();
    await follower.close();
    await writer.close();
  });

  /**
   * One process is stopped at every change it makes to the disk, another takes over and saves, and the first goes on.
   * `isFound`: the other finds no lock, and continues what is saved; else it waits for silence, and saves all it has.
   * `isNew`: the first had not saved anything yet.
   */
  const neverMix = async ({ isFound, isNew }: { readonly isFound: boolean; readonly isNew: boolean }) => {
    let calls = 1;
    for (let stop = -1; stop < calls; stop++) {
      const disk = new CrashDisk();
      // Its clock stands still: it is never due to look whether the lock is still its own.
      const open = () => openRunStore({ folder: "/index", segmentBudget: 1e9, files: disk, elapsed: () => 0 });
      let first = await open();
      put(first, "a", 1);
      await first.commit();
      if (isNew) {
        await first.close();
        first = await open();
      }
      let count = 0;
      let second: RunStore | null = null;
      let busy = false;
      disk.gate = async () => {
        if (busy || count++ !== stop) return;
        // The first process stands still here while another takes over and saves twice.
        busy = true;
        if (isFound) for (const name of disk.all.keys()) if (name.includes("/lock-")) await disk.remove(name);
        second = await openOn(disk);
        put(second, "a", 100);
        await second.commit();
        put(second, "b", 101);
        await second.commit();
        busy = false;
      };
      put(first, "a", 2);
      put(first, "c", 3);
      await first.commit();
      put(first, "c", 4);
      await first.compact();
      put(first, "d", 5);
      await first.commit();
      if (stop < 0) calls = count;
      disk.gate = async () => undefined;
      const other = second as RunStore | null;
      if (other === null) {
        assert.equal(stop, -1);
        await first.close();
        continue;
      }
      await first.compact();
      const roles = [first.report.role, other.report.role];
      assert.deepEqual(roles, ["follower", "writer"], `stop ${stop}: it notices when it would replace what it loaded`);
      assert.match(dumpStore(first), /a@2.*c@4.*d@5/, "and works on from memory");
      put(other, "e", 102);
      await other.commit();
      const wanted = dumpStore(other);
      await first.close();
      await other.close();
      const after = await openOn(disk);
      assert.equal(dumpStore(after), wanted, `stop ${stop}`);
      await after.close();
    }
    assert.ok(calls > 10);
  };
  for (const isFound of [false, true])
    for (const isNew of [false, true]) {
      const how = isFound ? "finds no lock" : "waited for the lock";
      const what = isNew ? "before its first save" : "after its first save";
      it(`never mix their states, wherever the one is stopped ${what}, when the other ${how}`, () =>
        neverMix({ isFound, isNew }));
    }

  it("never both get a lock that was left behind", async () => {
    for (let stop = 0; stop < 6; stop++) {
      const disk = CrashDisk.of([[`/index/${savedNames.folder(schemaNumber)}/lock-3`, new Uint8Array()]]);
      let count = 0;
      let other: RunStore | null = null;
      let busy = false;
      disk.gate = async () => {
        if (busy || count++ !== stop) return;
        busy = true;
        other = await openOn(disk);
        busy = false;
      };
      const first = await openOn(disk);
      put(first, "a", 1);
      await first.commit();
      const second = other as RunStore | null;
      if (second === null) continue;
      put(second, "b", 1);
      await second.commit();
      await first.commit();
      const roles = [first.report.role, second.report.role].sort();
      assert.deepEqual(roles, ["follower", "writer"], `stopped at change ${stop}`);
      await first.close();
      await second.close();
    }
  });
});
