import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { RootWatcher } from "../../../../src/index/watch/rootWatcher";
import { eventually } from "./support/eventually";
import { temporaryFolder } from "./support/temporaryFolder";

describe("root watcher", () => {
  let watcher: RootWatcher | null = null;
  afterEach(async () => {
    await watcher?.close();
    watcher = null;
  });

  let events: number;

  function watch(root: string): void {
    events = 0;
    watcher = new RootWatcher(
      () => events++,
      () => undefined,
    );
    watcher.setRoots([root]);
  }

  /** The number of events once no more come of what was done before. */
  async function eventsSoFar(): Promise<number> {
    for (let before = -1; before !== events;) {
      before = events;
      await wait(200);
    }
    return events;
  }

  /**
   * Acts until the watcher tells: a new watch is at work only after a moment. What it tells of undoing the act, in between,
   * does not count.
   */
  async function assertTold(act: () => void, undo: () => void): Promise<void> {
    for (let tries = 1; ; tries++) {
      const before = await eventsSoFar();
      act();
      for (let looks = 0; looks < 100 && events === before; looks++) await wait(20);
      if (events > before) return;
      assert.ok(tries < 20, "nothing was told");
      undo();
    }
  }

  it("tells of a log directory once when its watches are there: what came before is told by nothing else", async () => {
    const root = temporaryFolder();
    watch(root);
    await eventually(() => assert.ok(events > 0));
  });

  it("tells of folders that appear in a log directory and vanish", async () => {
    const root = temporaryFolder();
    const make = () => mkdirSync(path.join(root, "experiment"));
    const remove = () => rmSync(path.join(root, "experiment"), { recursive: true });
    watch(root);
    await assertTold(make, remove);
    await assertTold(remove, make);
  });

  it("tells of a log directory that appears step by step, and of what appears in it then", async () => {
    const top = temporaryFolder();
    const root = path.join(top, ".runback", "runs");
    watch(root);
    mkdirSync(path.join(top, "unrelated"));
    for (const folder of [path.dirname(root), root, path.join(root, "experiment")])
      await assertTold(
        () => mkdirSync(folder),
        () => rmSync(folder, { recursive: true }),
      );
  });

  it("tells when the log directory itself goes, and comes back", async () => {
    const top = temporaryFolder();
    const root = path.join(top, "runs");
    const away = path.join(top, "away");
    mkdirSync(root);
    watch(root);
    const leave = () => renameSync(root, away);
    const comeBack = () => renameSync(away, root);
    await assertTold(leave, comeBack);
    await assertTold(comeBack, leave);
  });
});
