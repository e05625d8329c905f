import assert from "node:assert/strict";
import path from "node:path";
import { beginRunStore } from "../../../../src/index/store/beginRunStore";
import { CrashDisk } from "../store/crashDisk";
import { canonicalDump } from "./support/canonicalDump";
import { LogWriter } from "./support/logWriter";
import { logsIn, openLive, type LiveParts } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

/** Parts whose saved index lies on a disk, and whose database is opened when `gate` says so. */
const on = (disk: CrashDisk, gate: Promise<void> = Promise.resolve()): LiveParts => ({
  async openStore(_folder, segmentBudget) {
    const store = await beginRunStore({ folder: "/index", segmentBudget, files: disk });
    const open = store.open.bind(store);
    store.open = () => gate.then(open);
    return store;
  },
});

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** Three ended runs, one of them marked, in an index that was closed with an image. */
async function saved(folder: string): Promise<{ readonly disk: CrashDisk; readonly dump: string }> {
  const disk = new CrashDisk();
  for (const [i, name] of ["A", "B", "C"].entries())
    new LogWriter(path.join(logsIn(folder), "e", name))
      .start()
      .metrics(0, 100 * (i + 1))
      .end();
  const index = await openLive(folder, on(disk));
  await index.loaded();
  const { rows } = await index.api.runs({ offset: 0, limit: 10 });
  await index.api.mark([rows[0]!.runId], [{ field: "star", value: true }]);
  const dump = await canonicalDump(index.api);
  await index.close();
  const store = await beginRunStore({ folder: "/index", segmentBudget: 1e9, files: disk });
  await store.open();
  await store.compact();
  await store.close();
  return { disk, dump };
}

describe("first rows of a saved index", () => {
  it("are given with their marks before the database is open; what needs it waits for it", async () => {
    const folder = temporaryFolder();
    const { disk, dump } = await saved(folder);
    const { opened, open } = gate();
    const index = await openLive(folder, on(disk, opened));
    const { rows, total } = await index.api.runs({ offset: 0, limit: 10 });
    assert.equal(total, 3);
    assert.deepEqual(rows.map(({ isStarred }) => isStarred).sort(), [false, false, true]);
    assert.equal((await index.api.experiments())[0]?.runCount, 3);
    assert.equal((await index.api.status()).isLoading, true);
    let isAnswered = false;
    const refreshed = index.api.refresh().finally(() => (isAnswered = true));
    await index.api.runs({ offset: 0, limit: 1 });
    assert.equal(isAnswered, false, "a look at the logs needs the database");
    open();
    await refreshed;
    await index.loaded();
    assert.equal(await canonicalDump(index.api), dump);
    assert.equal((await index.api.status()).filesRead, 0);
  });

  it("are followed by reading all logs when the database turns out to be damaged", async () => {
    const folder = temporaryFolder();
    const { disk, dump } = await saved(folder);
    const image = [...disk.all].find(([name]) => name.includes("image-"))!;
    const bytes = image[1].slice();
    bytes[5000]! ^= 255;
    const { opened, open } = gate();
    const index = await openLive(folder, on(CrashDisk.of([...disk.all, [image[0], bytes]]), opened));
    assert.equal((await index.api.runs({ offset: 0, limit: 10 })).total, 3);
    open();
    await index.loaded();
    assert.equal(await canonicalDump(index.api), dump);
    const { notes, filesRead } = await index.api.status();
    assert.deepEqual(notes, ["The saved index was damaged: all logs are read again."]);
    assert.equal(filesRead, 3);
    assert.ok(index.told.changed.length > 0, "the host is told to ask again");
  });

  it("give way to a newer state that another window saved meanwhile", async () => {
    const folder = temporaryFolder();
    const { disk } = await saved(folder);
    const { opened, open } = gate();
    const writer = await openLive(folder, on(disk));
    await writer.loaded();
    const follower = await openLive(folder, on(disk, opened));
    assert.equal((await follower.api.runs({ offset: 0, limit: 10 })).total, 3);
    new LogWriter(path.join(logsIn(folder), "e", "D")).start().metrics(0, 50).end();
    await writer.api.refresh();
    await writer.loaded();
    const dump = await canonicalDump(writer.api);
    await writer.close();
    open();
    await follower.loaded();
    assert.equal(await canonicalDump(follower.api), dump);
  });

  it("can be closed before the database is open, and nothing is lost by it", async () => {
    const folder = temporaryFolder();
    const { disk, dump } = await saved(folder);
    const { opened, open } = gate();
    const index = await openLive(folder, on(disk, opened));
    const closed = index.close();
    open();
    await closed;
    const again = await openLive(folder, on(disk));
    await again.loaded();
    assert.equal(await canonicalDump(again.api), dump);
    assert.equal((await again.api.status()).role, "writer");
    assert.equal((await again.api.status()).filesRead, 0);
  });
});
