import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import path from "node:path";
import { runbackSource } from "../../../../src/index/discovery/runbackSource";
import { folderWatch, type FolderWatch } from "../../../../src/index/watch/folderWatch";
import { LogWatch } from "../../../../src/index/watch/logWatch";
import { eventually } from "../live/support/eventually";
import { LogWriter } from "../live/support/logWriter";
import { temporaryFolder } from "../live/support/temporaryFolder";
import { logsIn, openLive } from "../live/support/openLive";

describe("watching of live runs", () => {
  it("looks for events of the log, not of other files beside it", async () => {
    const root = temporaryFolder();
    const run = new LogWriter(path.join(root, "e", "RUN")).start().directory;
    for (const [name, isLooked] of [
      ["console.log", false],
      ["events.jsonl", true],
      ["RUN", true], // the folder itself, such as when it is deleted
      [null, true],
    ] as const) {
      let tell: (name: string | null) => void = () => undefined;
      const looked: string[] = [];
      const watch = new LogWatch(
        {
          source: runbackSource,
          isPolling: undefined,
          folderWatch: (folder, onEvent) => {
            if (folder === run) tell = onEvent;
            return () => undefined;
          },
        },
        {
          runFound: (directory) => watch.setLive(directory, true),
          runGone: () => undefined,
          look: (directory) => looked.push(directory) > 0,
          poll: () => Promise.resolve(),
          note: () => undefined,
        },
      );
      await watch.setRoots([root]);
      tell(name);
      assert.deepEqual(looked, isLooked ? [run] : [], String(name));
      await watch.close();
    }
  });

  it("has the name of what changed from the operating system", async () => {
    const folder = temporaryFolder();
    const names = new Set<string | null>();
    const stop = folderWatch(
      folder,
      (name) => names.add(name),
      () => undefined,
    );
    appendFileSync(path.join(folder, "events.jsonl"), "x\n");
    await eventually(() => assert.ok(names.has("events.jsonl")));
    stop();
  });

  it("ends the watch of a run that logs without a pause, sees all it logs, and watches it again when it rests", async () => {
    const folder = temporaryFolder();
    const watched: string[] = [];
    const counted: FolderWatch = (directory, onEvent, onTrouble) => {
      watched.push(path.basename(directory));
      const stop = folderWatch(directory, onEvent, onTrouble);
      return () => {
        watched.splice(watched.indexOf(path.basename(directory)), 1);
        stop();
      };
    };
    const log = new LogWriter(path.join(logsIn(folder), "e", "BUSY")).start();
    const index = await openLive(folder, { folderWatch: counted });
    await index.loaded();
    await eventually(() => assert.ok(watched.includes("BUSY")));
    let step = 0;
    const total = async () => (await index.api.series({ runId: "runback:BUSY", metric: "loss" })).total;
    const end = performance.now() + 60_000;
    while (watched.includes("BUSY")) {
      assert.ok(performance.now() < end, "its watch was not ended");
      log.metrics(step, ++step);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    for (let more = 0; more < 50; more++) log.metrics(step, ++step);
    await eventually(async () => assert.equal(await total(), step));
    await eventually(() => assert.ok(watched.includes("BUSY"), "it is not watched again"));
    log.metrics(step, ++step);
    await eventually(async () => assert.equal(await total(), step));
    await index.close();
    assert.deepEqual(watched, []);
  });
});
