import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { RootWatcher } from "../../../../src/index/watch/rootWatcher";
import { eventually } from "./support/eventually";
import { temporaryFolder } from "./support/temporaryFolder";

describe("root watcher", () => {
  let watcher: RootWatcher | null = null;
  afterEach(async () => {
    await watcher?.close();
    watcher = null;
  });

  /** Resolves when the watches are there, of which it tells by one event; counts from then on. */
  async function watch(root: string): Promise<{ events: () => number }> {
    let events = 0;
    watcher = new RootWatcher(
      () => events++,
      () => undefined,
    );
    watcher.setRoots([root]);
    await eventually(() => assert.equal(events, 1));
    return { events: () => events - 1 };
  }

  it("tells of folders that appear in a log directory and vanish", async () => {
    const root = temporaryFolder();
    const { events } = await watch(root);
    mkdirSync(path.join(root, "experiment"));
    await eventually(() => assert.equal(events() > 0, true));
    const before = events();
    rmSync(path.join(root, "experiment"), { recursive: true });
    await eventually(() => assert.equal(events() > before, true));
  });

  it("tells of a log directory that appears step by step, and of what appears in it then", async () => {
    const top = temporaryFolder();
    const root = path.join(top, ".runback", "runs");
    const { events } = await watch(root);
    mkdirSync(path.join(top, "unrelated"));
    mkdirSync(path.join(top, ".runback"));
    await eventually(() => assert.equal(events() > 0, true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    let before = events();
    mkdirSync(root);
    await eventually(() => assert.equal(events() > before, true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    before = events();
    mkdirSync(path.join(root, "experiment"));
    await eventually(() => assert.equal(events() > before, true));
  });

  it("tells when the log directory itself goes, and comes back", async () => {
    const top = temporaryFolder();
    const root = path.join(top, "runs");
    mkdirSync(root);
    const { events } = await watch(root);
    renameSync(root, path.join(top, "away"));
    await eventually(() => assert.equal(events() > 0, true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = events();
    renameSync(path.join(top, "away"), root);
    await eventually(() => assert.equal(events() > before, true));
  });
});
