import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { beginRunStore } from "../../../../../src/index/store/beginRunStore";
import { CrashDisk } from "../../store/crashDisk";
import { seededCoin } from "../../store/seededCoin";
import { canonicalDump } from "../../live/support/canonicalDump";
import { eventually } from "../../live/support/eventually";
import { openLive, type LiveParts } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { lineImporter, type LineFormat } from "./support/lineImporter";
import { LineLog } from "./support/lineLog";

/** An importer that counts the bytes it reads of each unit, by the name of its folder. */
function counting(options: Partial<LineFormat> = {}): { parts: LiveParts; read: Map<string, number> } {
  const read = new Map<string, number>();
  const onRead = (unit: string, bytes: number) => {
    const name = path.basename(path.dirname(unit));
    read.set(name, (read.get(name) ?? 0) + bytes);
  };
  return { parts: { importers: [lineImporter({ format: "tiny", onRead, ...options })] }, read };
}

function logIn(folder: string, name: string): LineLog {
  return new LineLog(path.join(folder, "project", "logs", name, "tiny.log"));
}

describe("imported runs, restarted", () => {
  it("are not read again, and of a log that grew only what is new is", async () => {
    const folder = temporaryFolder();
    for (const name of ["a", "b"]) logIn(folder, name).start(`tiny:${name}`).points("loss", 0, 5000).end();
    const first = counting();
    const before = await openLive(folder, first.parts);
    await before.loaded();
    assert.deepEqual([...first.read.keys()].sort(), ["a", "b"]);
    await before.close();

    const unchanged = counting();
    const again = await openLive(folder, unchanged.parts);
    assert.equal((await again.api.runs({ offset: 0, limit: 10 })).total, 2, "shown before anything is looked at");
    await again.loaded();
    assert.equal((await again.api.series({ runId: "tiny:a", metric: "loss" })).total, 5000);
    await again.api.refresh();
    await again.close();
    assert.deepEqual([...unchanged.read], []);

    const log = logIn(folder, "b").points("loss", 5000, 5003);
    const grown = counting();
    const last = await openLive(folder, grown.parts);
    await last.loaded();
    await eventually(async () => assert.equal((await last.api.run("tiny:b"))?.metrics["loss"]?.count, 5003));
    assert.ok((grown.read.get("b") ?? 0) < 1000, `${grown.read.get("b")} bytes of ${log.file}`);
    assert.equal(grown.read.has("a"), false);
    await last.close();
    const fresh = await openLive(folder, counting().parts, { storageFolder: path.join(folder, "fresh") });
    await fresh.loaded();
    const expected = await canonicalDump(fresh.api);
    const reopened = await openLive(folder, counting().parts);
    await reopened.loaded();
    assert.equal(await canonicalDump(reopened.api), expected);
  });

  it("are read anew by another version of their reader, and gone when their files are", async () => {
    const folder = temporaryFolder();
    for (const name of ["a", "b"]) logIn(folder, name).start(`tiny:${name}`).points("loss", 0, 10).end();
    const before = await openLive(folder, counting().parts);
    await before.loaded();
    await before.close();
    rmSync(path.join(folder, "project", "logs", "b"), { recursive: true });
    const newer = counting({ version: 2 });
    const after = await openLive(folder, newer.parts);
    await after.loaded();
    const { rows } = await after.api.runs({ offset: 0, limit: 10 });
    assert.deepEqual(
      rows.map(({ runId }) => runId),
      ["tiny:a"],
    );
    assert.deepEqual([...newer.read.keys()], ["a"]);
    assert.equal((await after.api.series({ runId: "tiny:a", metric: "loss" })).total, 10);
  });

  it("are gone when their format is not read any more", async () => {
    const folder = temporaryFolder();
    logIn(folder, "a").start("tiny:a").end();
    const before = await openLive(folder, counting().parts);
    await before.loaded();
    await before.close();
    const after = await openLive(folder, { importers: [] });
    await after.loaded();
    assert.equal((await after.api.runs({ offset: 0, limit: 10 })).total, 0);
  });

  it("show in a second window that follows the first", async () => {
    const folder = temporaryFolder();
    const log = logIn(folder, "a").start("tiny:a").points("loss", 0, 10);
    const writer = await openLive(folder, counting().parts);
    await writer.loaded();
    const follower = await openLive(folder, counting().parts);
    await follower.loaded();
    assert.equal((await follower.api.status()).role, "follower");
    log.points("loss", 10, 20).end();
    for (const { api } of [writer, follower])
      await eventually(async () => assert.equal((await api.run("tiny:a"))?.metrics["loss"]?.count, 20));
  });

  it("end in the state of a fresh index wherever the disk stopped", async () => {
    const folder = temporaryFolder();
    const many = new LineLog(path.join(folder, "project", "logs", "tiny.many"));
    const logs = ["a", "b"].map((name) => logIn(folder, name).start(`tiny:${name}`).points("loss", 0, 3000));
    for (const run of ["1", "2", "3"]) many.start(`tiny:many${run}`, {}, { run }).points("loss", 0, 900, 1, { run });
    const disk = new CrashDisk();
    const on = (one: CrashDisk): LiveParts => ({
      ...counting().parts,
      openStore: (_folder, segmentBudget) => beginRunStore({ folder: "/index", segmentBudget, files: one }),
    });
    const index = await openLive(folder, on(disk));
    await index.loaded();
    for (const growth of [1, 2]) {
      await eventually(() => assert.ok(disk.changes.length > growth * 3, "what was read is saved"));
      for (const log of logs) log.points("loss", growth * 3000, growth * 3000 + 2500);
      many.points("loss", 900 * growth, 900 * growth + 50, 1, { run: "2" });
      await index.api.refresh();
    }
    await index.close();
    const fresh = await openLive(folder, on(new CrashDisk()));
    await fresh.loaded();
    const expected = await canonicalDump(fresh.api);
    await fresh.close();
    for (let count = 0; count <= disk.changes.length; count += 3)
      for (const fate of [() => () => true, seededCoin]) {
        const crashed = await openLive(folder, on(disk.crash(count, fate(count))));
        await crashed.loaded();
        assert.equal(await canonicalDump(crashed.api), expected, `${count} of ${disk.changes.length} changes`);
        await crashed.close();
      }
  });
});
