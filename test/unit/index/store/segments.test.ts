import * as assert from "node:assert/strict";
import { openRunStore } from "../../../support/index/openRunStore";
import type { ChunkPlace, RunStore } from "../../../../src/index/store/runStore";
import { CrashDisk } from "./crashDisk";
import { sampleRun } from "./sampleRun";
import { openOn } from "./storeScript";

const budget = 256 * 1024;
const chunk = (seed: number) => new Uint8Array(8 * 1024).fill(seed);
const segmentBytes = (disk: CrashDisk) =>
  [...disk.all].filter(([name]) => name.includes("segment-")).reduce((sum, [, bytes]) => sum + bytes.length, 0);

function putChunk(store: RunStore, runId: string, seed: number): ChunkPlace {
  const place = store.appendChunk(chunk(seed));
  store.put(sampleRun(runId, { place, seed }));
  return place;
}

describe("series segments", () => {
  it("stay within their budget: the oldest are dropped, the others can be read", async () => {
    const disk = new CrashDisk();
    const store = await openOn(disk, budget);
    const places: ChunkPlace[] = [];
    for (let i = 0; i < 100; i++) {
      places.push(putChunk(store, `run-${i}`, i));
      await store.commit();
    }
    assert.ok(segmentBytes(disk) <= budget, `${segmentBytes(disk)} bytes`);
    const readable = places.map((place) => store.readChunk(place) !== null);
    assert.equal(readable.indexOf(true), readable.lastIndexOf(false) + 1, "only the oldest are gone");
    assert.ok(readable.filter(Boolean).length >= 20, "not more than needed");
    places.forEach((place, i) => readable[i] && assert.deepEqual(store.readChunk(place), chunk(i)));
    await store.close();
    const again = await openOn(disk, budget);
    assert.deepEqual(
      places.map((place) => again.readChunk(place) !== null),
      readable,
    );
    await again.close();
  });

  it("lose what nothing refers to before anything that is of use", async () => {
    const disk = new CrashDisk();
    const store = await openOn(disk, budget);
    const kept = putChunk(store, "kept", 7);
    for (let i = 0; i < 100; i++) {
      putChunk(store, "rewritten", i);
      await store.commit();
    }
    assert.ok(segmentBytes(disk) <= budget);
    assert.deepEqual(store.readChunk(kept), chunk(7), "under its old place too");
    const [place] = store.load("kept")?.chunks ?? [];
    assert.ok(place);
    assert.deepEqual(store.readChunk(place), chunk(7));
    // A caller that still knows the old place does not bring it back.
    store.put(sampleRun("kept", { place: kept, seed: 8 }));
    await store.close();
    const again = await openOn(disk, budget);
    const [after] = again.load("kept")?.chunks ?? [];
    assert.ok(after);
    assert.deepEqual(again.readChunk(after), chunk(7));
    await again.close();
  });

  it("of many short sessions are put together by a fresh image", async () => {
    const disk = new CrashDisk();
    for (let session = 0; session < 20; session++) {
      const store = await openOn(disk, 1e9);
      putChunk(store, `run-${session}`, session);
      if (session === 19) await store.compact();
      await store.close();
    }
    assert.equal([...disk.all.keys()].filter((name) => name.includes("segment-")).length, 1);
    const store = await openOn(disk, 1e9);
    for (let session = 0; session < 20; session++) {
      const [place] = store.load(`run-${session}`)?.chunks ?? [];
      assert.ok(place);
      assert.deepEqual(store.readChunk(place), chunk(session));
    }
    await store.close();
  });

  it("give up what a full disk does not take rather than fill the memory", async () => {
    const disk = new CrashDisk();
    const store = await openRunStore({ folder: "/index", segmentBudget: 1e9, files: disk });
    disk.failure = () => "ENOSPC";
    const first = store.appendChunk(new Uint8Array(1024 * 1024).fill(1));
    let last = first;
    for (let i = 0; i < 80; i++) last = store.appendChunk(new Uint8Array(1024 * 1024).fill(2));
    assert.equal(store.readChunk(first), null);
    assert.equal(store.readChunk(last)?.[0], 2);
    disk.failure = () => null;
    await store.commit();
    assert.equal(store.readChunk(last)?.[0], 2);
    assert.equal(store.readChunk(first), null);
    assert.equal(store.readChunk({ ...last, offset: last.offset + 1 }), null, "a place that no chunk has");
    assert.equal(store.readChunk({ ...last, segment: 1 }), null);
    await store.close();
  });
});
