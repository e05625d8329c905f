import assert from "node:assert/strict";
import { readdirSync, readlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import * as vscode from "vscode";
import { storageFolder } from "../../src/host/indexing/storageFolder";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";

/** What this process holds open, where the system tells (Linux). */
function openFiles(): string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return []; // The one that lists the folder is closed by now.
    }
  });
}

// Runs after every other test: it ends the extension.
describe("the end of the extension", () => {
  it("leaves no thread, watcher, open file or command", async () => {
    const services = await testServices();
    new RunWriter({ name: "still-training", experiment: "ending" }).metric(0, { loss: 1 });
    await shownRun(services, "ending", "still-training");
    assert.equal(services.index.isStarted, true);
    const storage = await storageFolder(services.context);
    const main = path.join(services.context.extensionPath, "dist", "extension.js");
    const module = createRequire(main)(main) as { deactivate(): Promise<void> };

    await module.deactivate();

    assert.equal(services.index.isStarted, false);
    await assert.rejects(services.index.open());
    const held = openFiles().filter((file) => file.startsWith(storage) || file.includes(".runback"));
    assert.deepEqual(held, []);
    const commands = await vscode.commands.getCommands(true);
    const own = commands.filter((id) => /^runback\.(?!runs?\.)\w+$/.test(id));
    assert.deepEqual(own, []);
  });
});
