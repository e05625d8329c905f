import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { IndexConnection } from "../../../../src/index/client/indexConnection";
import { startIndex } from "../../../../src/index/client/startIndex";
import type { IndexNotices } from "../../../../src/protocol/indexApi";
import { RpcError } from "../../../../src/protocol/rpc/rpcError";
import { bundleFolder } from "./support/bundleFolder";
import { canonicalDump } from "./support/canonicalDump";
import { eventually } from "./support/eventually";
import { LogWriter } from "./support/logWriter";
import { logsIn, openLive } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

/** A worker that is the real one, and comes to harm when a file named "harm" lies beside it. */
function fragileWorker(folder: string, harm: string): { file: string; doHarm: () => void } {
  const file = path.join(folder, "fragile.js");
  const trigger = path.join(folder, "harm");
  const real = JSON.stringify(path.join(bundleFolder(), "worker.js"));
  const watch = `setInterval(() => { try { fs.unlinkSync(${JSON.stringify(trigger)}); } catch { return; } ${harm} }, 10);`;
  writeFileSync(file, `const fs = require("node:fs"); require(${real}); ${watch}`);
  return { file, doHarm: () => writeFileSync(trigger, "") };
}

describe("index thread", () => {
  let connection: IndexConnection | null = null;
  afterEach(async () => {
    await connection?.close();
    connection = null;
  });

  const start = (folder: string, workerFile: string | undefined, notices: Partial<IndexNotices> = {}) => {
    const none = {
      changed: () => undefined,
      runEvent: () => undefined,
      runStarted: () => undefined,
      log: () => undefined,
    };
    const file = workerFile ?? path.join(bundleFolder(), "worker.js");
    connection = startIndex({ workerFile: file, notices: { ...none, ...notices } });
    const open = connection.api.open({
      storageFolder: path.join(folder, "storage"),
      workspaceFolders: [path.join(folder, "project")],
      logDirectories: [],
      segmentBudget: 1e9,
    });
    return { api: connection.api, open };
  };

  it("says the same as the index in this thread, with logs read by decode threads", async () => {
    const folder = temporaryFolder();
    for (let run = 0; run < 30; run++)
      new LogWriter(path.join(logsIn(folder), `e${run % 3}`, `RUN${run}`))
        .start()
        .metrics(0, 500 * (run % 5))
        .end();
    const { api, open } = start(folder, undefined);
    await open;
    await eventually(async () => assert.equal((await api.status()).isLoading, false));
    const fresh = await openLive(folder, {}, { storageFolder: path.join(folder, "fresh") });
    await fresh.loaded();
    assert.equal(await canonicalDump(api), await canonicalDump(fresh.api));
  });

  const harms = { "throws where nobody catches": "throw new Error('harm');", "ends itself": "process.exit(7);" };
  for (const [name, harm] of Object.entries(harms))
    it(`is started again when it ${name}, and nothing is lost`, async () => {
      const folder = temporaryFolder();
      const log = new LogWriter(path.join(logsIn(folder), "e", "RUN")).start().metrics(0, 2000);
      const fragile = fragileWorker(folder, harm);
      const levels: string[] = [];
      const { api, open } = start(folder, fragile.file, { log: ({ level }) => levels.push(level) });
      await open;
      const points = async () => (await api.series({ runId: "runback:RUN", metric: "loss" })).total;
      await eventually(async () => assert.equal(await points(), 2000));
      for (let crash = 1; crash <= 2; crash++) {
        fragile.doHarm();
        log.metrics(2000 * crash, 2000 * crash + 2000);
        await eventually(() => assert.equal(levels.filter((level) => level === "error").length, crash));
        await eventually(async () => assert.equal(await points(), 2000 + 2000 * crash));
      }
    });

  it("gives up, and says so, when the thread crashes again and again", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "broken.js");
    writeFileSync(file, "throw new Error('broken');");
    const { open } = start(folder, file);
    await assert.rejects(open, (error) => RpcError.is(error, "disposed"));
    await eventually(async () => {
      const answer = connection!.api.status().then(() => "answered", String);
      assert.match(await answer, /again and again: broken/);
    });
  });

  it("fails calls after it was closed", async () => {
    const folder = temporaryFolder();
    const { api, open } = start(folder, undefined);
    await open;
    await connection!.close();
    await assert.rejects(api.status(), (error) => RpcError.is(error, "disposed"));
  });
});
