import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventually } from "../../live/support/eventually";
import { openLive } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { everything } from "./support/everything";
import { lineImporter } from "./support/lineImporter";
import { LineLog } from "./support/lineLog";

/** Appends lines to a file from another process, 2 ms apart, and keeps its file open all the time. */
const writer = `
  const fs = require("node:fs");
  const [file, count] = process.argv.slice(1);
  const fd = fs.openSync(file, "a");
  let step = 0;
  const timer = setInterval(() => {
    fs.writeSync(fd, JSON.stringify({ metric: "loss", step, value: step, time: Date.now() }) + "\\n");
    if (++step == count) { fs.closeSync(fd); clearInterval(timer); }
  }, 2);
`;

describe("files of other tools", () => {
  it("are left as they are, names and times too, while a process writes them", async () => {
    const folder = temporaryFolder();
    const project = path.join(folder, "project");
    const log = new LineLog(path.join(project, "live", "tiny.log")).start("tiny:live");
    new LineLog(path.join(project, "done", "tiny.log")).start("tiny:done").points("loss", 0, 10).end();
    mkdirSync(path.join(project, "empty"));
    writeFileSync(path.join(project, "notes.txt"), "mine");
    const index = await openLive(folder, { importers: [lineImporter({ format: "tiny" })] });
    const others = () => everything(project).replace(/^live.tiny\.log .*$/m, "");
    const before = others();
    const child = spawn(process.execPath, ["-e", writer, log.file, "800"], { stdio: "inherit" });
    const ended = once(child, "exit");
    await index.loaded();
    await index.api.refresh();
    assert.deepEqual((await ended)[0], 0);
    await eventually(async () => assert.equal((await index.api.run("tiny:live"))?.metrics["loss"]?.count, 800));
    assert.equal(others(), before);
    const written = everything(project);
    await index.api.refresh();
    await index.close();
    assert.equal(everything(project), written);
    appendFileSync(log.file, ""); // still writable by its owner
  });
});
