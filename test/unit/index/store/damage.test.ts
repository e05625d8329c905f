import * as assert from "node:assert/strict";
import type { RunStore } from "../../../../src/index/store/runStore";
import { CrashDisk } from "./crashDisk";
import { seededRandom } from "../../../../bench/generate/seededRandom";
import { beginRunStore } from "../../../../src/index/store/beginRunStore";
import { dumpRows, dumpStore, openOn, put } from "./storeScript";

const isDeep = process.env["RUNBACK_DEEP"] === "1";

/** A state of a saved index: all of it, and what a start shows of it. */
interface SavedState {
  readonly dump: string;
  readonly rows: string;
}

/** A small saved index with an image, two journals and segments, and every state that it was in. */
async function savedIndex(): Promise<{ readonly disk: CrashDisk; readonly states: readonly SavedState[] }> {
  const disk = new CrashDisk();
  const states = [{ dump: "", rows: "" }];
  const first = await openOn(disk);
  const saved = (store: RunStore) => states.push({ dump: dumpStore(store), rows: dumpRows(store) });
  put(first, "a", 1);
  put(first, "b", 2);
  put(first, "d", 2);
  await first.compact();
  saved(first);
  put(first, "a", 3);
  await first.commit();
  saved(first);
  await first.close();
  const second = await openOn(disk);
  for (const seed of [4, 5, 6]) {
    put(second, "c", seed);
    if (seed === 6) second.remove("d");
    await second.commit();
    saved(second);
  }
  await second.close();
  return { disk, states };
}

/** What a start would show of files, null when it would show nothing before the database is open. */
async function firstRows(files: ReadonlyMap<string, Uint8Array>): Promise<string | null> {
  const store = await beginRunStore({ folder: "/index", segmentBudget: 6000, files: CrashDisk.of(files) });
  const rows = store.hasRows ? dumpRows(store) : null;
  await store.close();
  return rows;
}

/** Opens a damaged index: what it holds was saved just so, points are right or not there, and it can be used. */
async function check(
  files: ReadonlyMap<string, Uint8Array>,
  states: readonly SavedState[],
  what: string,
): Promise<string> {
  const shown = await firstRows(files);
  assert.ok(
    shown === null || states.some(({ rows }) => rows === shown),
    `${what}: shows rows that never were: ${shown}`,
  );
  const disk = CrashDisk.of(files);
  const store = await openOn(disk);
  const dump = dumpStore(store);
  assert.ok(
    states.some((state) => state.dump === dump),
    `${what}: holds a state that never was: ${dump}`,
  );
  const isLost = dump === "" && store.report.notes.length === 0;
  assert.ok(!isLost, `${what}: the user is told that the saved index is lost`);
  put(store, "z", 9);
  await store.commit();
  const after = dumpStore(store);
  await store.close();
  const again = await openOn(disk);
  assert.equal(dumpStore(again), after, `${what}: what is saved afterwards is kept`);
  await again.close();
  return dump;
}

describe("damaged saved index", function () {
  this.timeout(600_000);

  it("never shows a wrong number whatever byte is flipped", async () => {
    const { disk, states } = await savedIndex();
    const next = seededRandom(1);
    for (const [name, bytes] of disk.all) {
      const step = isDeep || bytes.length < 300 ? 1 : Math.ceil(bytes.length / 80);
      for (let at = Math.floor(next() * step); at < bytes.length; at += step) {
        const damaged = bytes.slice();
        damaged[at]! ^= isDeep ? 1 << Math.floor(next() * 8) : 255;
        await check(new Map([...disk.all, [name, damaged]]), states, `${name}: byte ${at}`);
      }
    }
  });

  it("uses what is whole of a file that is cut anywhere, is full of zeros from anywhere on, or is gone", async () => {
    const { disk, states } = await savedIndex();
    for (const [name, bytes] of disk.all) {
      const step = isDeep ? 1 : Math.ceil(bytes.length / 40);
      for (let at = 0; at < bytes.length; at += step) {
        await check(new Map([...disk.all, [name, bytes.slice(0, at)]]), states, `${name}: cut at ${at}`);
        const zeros = bytes.slice().fill(0, at);
        await check(new Map([...disk.all, [name, zeros]]), states, `${name}: zeros from ${at}`);
      }
      await check(new Map([...disk.all].filter(([other]) => other !== name)), states, `${name}: gone`);
    }
  });

  it("keeps the commits before a damaged one", async () => {
    const { disk, states } = await savedIndex();
    const newest =
      [...disk.all.keys()]
        .filter((name) => name.includes("journal"))
        .sort()
        .at(-1) ?? "";
    const bytes = disk.all.get(newest)?.slice() ?? new Uint8Array();
    bytes[bytes.length - 1]! ^= 1;
    assert.equal(await check(new Map([...disk.all, [newest, bytes]]), states, "last byte"), states.at(-2)?.dump);
  });

  it("shows what is saved before the database is open, unless that is damaged; then the database is used alone", async () => {
    const { disk, states } = await savedIndex();
    assert.equal(await firstRows(disk.all), states.at(-1)?.rows, "of the image and of all journals since");
    const image = [...disk.all.keys()].find((name) => name.includes("image-")) ?? "";
    const bytes = disk.all.get(image)?.slice() ?? new Uint8Array();
    bytes[bytes.length - 1]! ^= 1;
    const damaged = new Map([...disk.all, [image, bytes]]);
    assert.equal(await firstRows(damaged), null);
    assert.equal(await check(damaged, states, "last byte of the image's file"), states.at(-1)?.dump);
  });

  it("is set aside, once, and told", async () => {
    const { disk } = await savedIndex();
    const image = [...disk.all.keys()].find((name) => name.includes("image-")) ?? "";
    for (let time = 0; time < 2; time++) {
      const store = await openOn(CrashDisk.of([...disk.all, [image, new Uint8Array(10)]]));
      assert.deepEqual(store.report.notes, ["The saved index was damaged: all logs are read again."]);
      await store.close();
    }
    const bad = CrashDisk.of([...disk.all, [image, new Uint8Array(10)]]);
    await (await openOn(bad)).close();
    const names = [...bad.all.keys()].map((name) => name.split("/").at(-1) ?? "");
    assert.equal(names.filter((name) => name.startsWith("damaged-")).length, 3, names.join(" "));
    assert.equal(names.filter((name) => /^(image|journal)-/.test(name)).length, 0, names.join(" "));
  });
});
