import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventually } from "./support/eventually";
import { LogWriter } from "./support/logWriter";
import { logsIn, openLive, type LiveIndex } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

/** Folder of a run below the experiment "e". */
function runFolder(folder: string, name: string): string {
  const directory = path.join(logsIn(folder), "e", name);
  mkdirSync(directory, { recursive: true });
  return directory;
}

async function runNames(index: LiveIndex): Promise<string[]> {
  const { rows } = await index.api.runs({ offset: 0, limit: 100 });
  return rows.map(({ runId }) => runId).sort();
}

/** Notes about the log of one run folder. */
async function notesOf(index: LiveIndex, name: string): Promise<string[]> {
  const { notes } = await index.api.status();
  return notes.filter((note) => note.includes(`${path.sep}${name}${path.sep}`));
}

const bad: [name: string, make: (log: string) => void][] = [
  ["FIFO", (log) => void execFileSync("mkfifo", [log])],
  ["DIRECTORY", (log) => mkdirSync(log)],
  ["LOOP", (log) => symlinkSync(log, log)],
];

/** Works as a user whom permissions bind: root, as which containers run tests, may read everything. */
async function asNobody(work: (asOwner: (act: () => void) => void) => Promise<void>): Promise<void> {
  const nobody = 65534;
  const isRoot = process.getuid?.() === 0;
  const become = (user: number) => (isRoot ? process.seteuid?.(user) : undefined);
  become(nobody);
  try {
    await work((act) => {
      become(0);
      act();
      become(nobody);
    });
  } finally {
    become(0);
  }
}

describe("live index, bad input", () => {
  for (const when of ["before the index is opened", "while it is open"])
    it(`tells of logs that are no files, once each, and reads the others: made ${when}`, async () => {
      const folder = temporaryFolder();
      const make = () => {
        for (const [name, makeLog] of bad) makeLog(path.join(runFolder(folder, name), "events.jsonl"));
        new LogWriter(runFolder(folder, "GOOD")).start().metrics(0, 5);
      };
      if (when.startsWith("before")) make();
      const index = await openLive(folder);
      await index.loaded();
      if (!when.startsWith("before")) make();
      await eventually(async () => assert.deepEqual(await runNames(index), ["runback:GOOD"]));
      for (const [name] of bad)
        await eventually(async () => assert.equal((await notesOf(index, name)).length, 1, name));

      await index.api.refresh();
      await index.api.refresh();
      for (const [name] of bad) assert.equal((await notesOf(index, name)).length, 1, name);
      assert.deepEqual(await runNames(index), ["runback:GOOD"]);
    });

  it("goes on when a folder leads back to itself", async () => {
    const folder = temporaryFolder();
    new LogWriter(runFolder(folder, "GOOD")).start();
    symlinkSync(path.join(logsIn(folder), "e"), path.join(logsIn(folder), "e", "again"));
    symlinkSync(logsIn(folder), path.join(logsIn(folder), "up"));
    const index = await openLive(folder);
    await index.loaded();
    assert.deepEqual(await runNames(index), ["runback:GOOD"]);
  });

  it("reads a log once it may", async () => {
    const folder = temporaryFolder();
    const log = new LogWriter(runFolder(folder, "CLOSED")).start().metrics(0, 5);
    new LogWriter(runFolder(folder, "GOOD")).start();
    chmodSync(log.file, 0o000);
    chmodSync(folder, 0o777);
    await asNobody(async (asOwner) => {
      const index = await openLive(folder);
      await index.loaded();
      assert.deepEqual(await runNames(index), ["runback:GOOD"]);
      const [note = "", ...others] = await notesOf(index, "CLOSED");
      assert.match(note, /There is no permission to read this file\.$/);
      assert.deepEqual(others, []);

      asOwner(() => chmodSync(log.file, 0o644));
      await eventually(async () => assert.deepEqual(await runNames(index), ["runback:CLOSED", "runback:GOOD"]));
      assert.deepEqual(await notesOf(index, "CLOSED"), []);
      await index.close();
    });
  });

  it("shows no run for an empty log, and the run when its first record is whole", async () => {
    const folder = temporaryFolder();
    const log = new LogWriter(runFolder(folder, "RUN"));
    writeFileSync(log.file, "");
    const index = await openLive(folder);
    await index.loaded();
    assert.deepEqual(await runNames(index), []);
    const line = log.line("run.start", { run_id: "RUN", run_name: "r", experiment: "e", attempt: 1 });
    log.raw(line.slice(0, 40));
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(await runNames(index), []);
    log.raw(line.slice(40));
    await eventually(async () => assert.deepEqual(await runNames(index), ["runback:RUN"]));
  });

  it("keeps a run with bad lines, bytes that are no text and a very long line, and says where they are", async () => {
    const folder = temporaryFolder();
    const log = new LogWriter(runFolder(folder, "RUN")).start();
    const index = await openLive(folder);
    await index.loaded();
    log.raw("this is no record\r\n");
    log.metric(0, { loss: 1 });
    log.raw(Buffer.from([0xff, 0xfe, 0x80, 0x0a]));
    log.raw(`{"v":1,"type":"note","text":"${"x".repeat(17 * 1024 * 1024)}"}\n`);
    log.metric(1, { loss: 0.5 });
    await eventually(async () =>
      assert.equal((await index.api.series({ runId: "runback:RUN", metric: "loss" })).total, 2),
    );
    const lines = (await index.api.problems("runback:RUN")).map(({ line }) => line);
    assert.deepEqual(lines, [2, 4, 5]);
  });

  it("shows one of two folders that hold the same run, the other when that one goes", async () => {
    const folder = temporaryFolder();
    new LogWriter(runFolder(folder, "B"), "SAME").start().metrics(0, 3);
    const index = await openLive(folder);
    await index.loaded();
    new LogWriter(runFolder(folder, "A"), "SAME").start().metrics(0, 7);
    const shown = async () => {
      const { rows } = await index.api.runs({ offset: 0, limit: 10 });
      const { total } = await index.api.series({ runId: "runback:SAME", metric: "loss" });
      return [...rows.map(({ directory }) => path.basename(directory)), total];
    };
    await eventually(async () => assert.deepEqual(await shown(), ["A", 7]));
    assert.equal((await notesOf(index, "B")).length, 1);
    renameSync(path.join(logsIn(folder), "e", "A"), path.join(folder, "away"));
    await eventually(async () => assert.deepEqual(await shown(), ["B", 3]));
    assert.deepEqual(await notesOf(index, "B"), []);
  });
});
