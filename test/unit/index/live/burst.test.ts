import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { FolderWatch } from "../../../../src/index/watch/folderWatch";
import { folderWatch } from "../../../../src/index/watch/folderWatch";
import { eventually } from "./support/eventually";
import { LogWriter } from "./support/logWriter";
import { logsIn, openLive } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

/** Appends to many logs in turn, line by line, as fast as asked, from another process. */
const script = `
  const fs = require("node:fs");
  const files = JSON.parse(process.argv[1]);
  const fds = files.map((file) => fs.openSync(file, "a"));
  let row = 0;
  const rows = Number(process.argv[2]);
  const burst = () => {
    for (let i = 0; i < 100 && row < rows * fds.length; i++, row++) {
      const step = Math.floor(row / fds.length);
      const record = { v: 1, type: "metric", seq: step + 1, t: Date.now() / 1000, step, values: { loss: row } };
      fs.writeSync(fds[row % fds.length], JSON.stringify(record) + "\\n");
    }
    if (row < rows * fds.length) setTimeout(burst, 10);
  };
  burst();
`;

describe("live index, many runs at once", () => {
  it("sees every line of 200 live runs, with few watches", async () => {
    const folder = temporaryFolder();
    const runs = 200;
    const rows = 30;
    let watches = 0;
    const counted: FolderWatch = (watched, onEvent, onTrouble) => {
      watches++;
      const stop = folderWatch(watched, onEvent, onTrouble);
      return () => {
        watches--;
        stop();
      };
    };
    for (let run = 0; run < 300; run++)
      new LogWriter(path.join(logsIn(folder), `e${run % 4}`, `OLD${run}`)).start().metrics(0, 2).end();
    const index = await openLive(folder, { folderWatch: counted });
    await index.loaded();
    const logs = Array.from({ length: runs }, (_, run) =>
      new LogWriter(path.join(logsIn(folder), `e${run % 4}`, `RUN${run}`)).start(),
    );
    const files = logs.map(({ file }) => file);
    const child = spawn(process.execPath, ["-e", script, JSON.stringify(files), String(rows)], { stdio: "inherit" });
    await once(child, "exit");
    for (const { runId } of logs)
      await eventually(async () => {
        const { steps } = await index.api.series({ runId: `runback:${runId}`, metric: "loss" });
        assert.deepEqual(
          [...steps],
          Array.from({ length: rows }, (_, step) => step),
        );
      });
    assert.ok(watches <= 4 + runs + 16, `${watches} watches for 4 experiments and ${runs} live runs`);
    assert.equal((await index.api.status()).liveCount, runs);
  });

  for (const code of ["ENOSPC", "EMFILE"])
    it(`goes on by looking when the system has no watches left (${code}), and says so`, async () => {
      const folder = temporaryFolder();
      let isFull = true;
      const watched: string[] = [];
      const none: FolderWatch = (directory, onEvent, onTrouble) => {
        if (!isFull) {
          watched.push(path.relative(logsIn(folder), directory));
          return folderWatch(directory, onEvent, onTrouble);
        }
        onTrouble(code);
        return () => undefined;
      };
      const log = new LogWriter(path.join(logsIn(folder), "e", "RUN")).start();
      const index = await openLive(folder, { folderWatch: none });
      await index.loaded();
      log.metrics(0, 10);
      new LogWriter(path.join(logsIn(folder), "new", "OTHER")).start().metrics(0, 5);
      const total = async (runId: string) => (await index.api.series({ runId, metric: "loss" })).total;
      await eventually(async () => assert.equal(await total("runback:RUN"), 10));
      await eventually(async () => assert.equal(await total("runback:OTHER"), 5));
      const isTold = async () => (await index.api.status()).notes.some((note) => note.includes(code));
      assert.ok(await isTold());
      await index.api.refresh();
      assert.ok(await isTold(), "the note was taken back while there are no watches");
      isFull = false;
      await index.api.refresh();
      assert.equal(await isTold(), false);
      assert.deepEqual(watched.sort(), ["e", "e/RUN", "new", "new/OTHER"]);
    });
});
