import * as assert from "node:assert/strict";
import { readSavedState } from "../../../../src/index/store/disk/readSavedState";
import { schemaNumber } from "../../../../src/index/store/disk/schemaNumber";
import { CrashDisk } from "./crashDisk";
import { dumpStore, openOn, put } from "./storeScript";

const inFolder = (disk: CrashDisk, schema: number) =>
  [...disk.all.keys()].filter((name) => name.includes(`/saved-${schema}/`));

/** A disk on which another version saved an index. */
async function savedBy(schema: number): Promise<CrashDisk> {
  const disk = new CrashDisk();
  const store = await openOn(disk);
  put(store, "a", 1);
  await store.compact();
  await store.close();
  return CrashDisk.of(
    [...disk.all].map(([name, bytes]) => [name.replace(`saved-${schemaNumber}`, `saved-${schema}`), bytes]),
  );
}

describe("saved index of another version", () => {
  it("is left as it is when it is newer, and told of", async () => {
    const disk = await savedBy(schemaNumber + 1);
    const before = [...disk.all];
    const store = await openOn(disk);
    assert.equal(store.report.role, "writer");
    assert.match(store.report.notes.join(), /newer version/);
    assert.equal(dumpStore(store), "");
    put(store, "b", 2);
    await store.compact();
    await store.close();
    for (const [name, bytes] of before) assert.deepEqual(disk.all.get(name), bytes, name);
    const again = await openOn(disk);
    assert.deepEqual(again.report.notes, [], "told once");
    await again.close();
  });

  it("is removed when it is older, but only once ours is durable and nobody has it open", async () => {
    const disk = await savedBy(schemaNumber - 1);
    const first = await openOn(disk);
    assert.match(first.report.notes.join(), /older version/);
    assert.equal(dumpStore(first), "");
    put(first, "b", 2);
    await first.compact();
    await first.close();
    assert.notEqual(inFolder(disk, schemaNumber - 1).length, 0);

    const held = CrashDisk.of([...disk.all, [`/index/saved-${schemaNumber - 1}/lock-1`, new Uint8Array()]]);
    await (await openOn(held)).close();
    assert.notEqual(inFolder(held, schemaNumber - 1).length, 0);

    await (await openOn(disk)).close();
    assert.equal(inFolder(disk, schemaNumber - 1).length, 0);
  });

  it("is not read even when its files lie in our folder", async () => {
    const disk = await savedBy(schemaNumber);
    const folder = `/index/saved-${schemaNumber}`;
    assert.equal((await readSavedState(disk, folder, schemaNumber))?.damage, "none");
    for (const other of [schemaNumber - 1, schemaNumber + 1]) {
      const state = await readSavedState(disk, folder, other);
      assert.equal(state?.damage, "lost");
      assert.deepEqual([...(state?.table.headers() ?? [])], []);
    }
  });
});
