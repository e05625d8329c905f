import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { RunSource, SourceEvidence } from "../../../../../src/core/model/runSource";
import { sourceOf } from "../../../git/sourceOf";
import { eventually } from "../../live/support/eventually";
import { openLive, type LiveIndex } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { lineImporter } from "../pipeline/support/lineImporter";
import { LineLog } from "../pipeline/support/lineLog";

const head = "a".repeat(40);
const observed: RunSource = sourceOf({
  ...{ evidence: "observed", commit: head, snapshot: "b".repeat(40), repository: "/repository", branch: "main" },
  ...{ dirty: true, changed: ["train.py"], changedCount: 1, untracked: ["new.py", "more.py"], untrackedCount: 2 },
});
const recorded = (evidence: SourceEvidence, commit: string | null) =>
  ({ kind: "source", source: sourceOf({ evidence, commit, entry: "train.py", remote: "there" }) }) as const;
/** Longer than the moment that a run's log is given to name its host and commit. */
const told = 2_500;

describe("runs that start while the index is open", () => {
  let folder: string;
  beforeEach(() => (folder = temporaryFolder()));

  const log = (name: string, file = "tiny.log") => new LineLog(path.join(folder, "project", "logs", name, file));
  const open = (version = 1) => openLive(folder, { importers: [lineImporter({ format: "tiny", version })] });
  const startsOf = (index: LiveIndex) => index.told.runStarted.map(({ runId }) => runId);

  it("are told once, with what their log names by then", async () => {
    log("old").start("tiny:old");
    const index = await open();
    await index.loaded();
    const before = Date.now();
    const started = log("new").start("tiny:new", { host: "node7", pid: 17 });
    started.write({ event: recorded("commit", head) });
    await eventually(() => assert.deepEqual(startsOf(index), ["tiny:new"]));
    started.points("loss", 0, 10);
    await sleep(told);
    const { startTime, ...start } = index.told.runStarted[0]!;
    assert.ok(startTime >= before - 1 && startTime <= Date.now(), "it is the log's");
    assert.deepEqual(start, {
      ...{ runId: "tiny:new", runFolder: path.dirname(started.file), logFolder: null },
      ...{ host: "node7", processId: 17, commit: head },
    });
    assert.equal(index.told.runStarted.length, 1);
  });

  it("are told of a log of many runs, too, but not those that it held before", async () => {
    const many = log("many", "tiny.many").start("tiny:1", {}, { run: "1" });
    const index = await open();
    await index.loaded();
    many.start("tiny:2", {}, { run: "2" });
    await eventually(() => assert.deepEqual(startsOf(index), ["tiny:2"]));
    await index.close();
    many.start("tiny:3", {}, { run: "3" });
    const late = await open();
    await late.loaded();
    await sleep(told);
    assert.deepEqual(startsOf(late), [], "a window that is opened late");
  });

  it("are not told when they are older, copied, or kept their whole code themselves", async () => {
    const first = log("first").start("tiny:first");
    const index = await open();
    await index.loaded();
    log("late").start("tiny:late", { time: Date.now() - 11_000 });
    cpSync(path.dirname(first.file), path.join(folder, "project", "logs", "second"), { recursive: true });
    log("whole")
      .start("tiny:whole")
      .write({ event: recorded("patch", head) });
    log("told").start("tiny:told");
    await eventually(() => assert.deepEqual(startsOf(index), ["tiny:told"]));
    await sleep(told);
    assert.deepEqual(startsOf(index), ["tiny:told"]);
  });
});

describe("observed code of a run", () => {
  let folder: string;
  beforeEach(() => (folder = temporaryFolder()));

  const log = () => new LineLog(path.join(folder, "project", "logs", "a", "tiny.log"));
  const open = (version = 1) => openLive(folder, { importers: [lineImporter({ format: "tiny", version })] });

  async function assertShown(index: LiveIndex): Promise<void> {
    const run = await index.api.run("tiny:a");
    const { rows } = await index.api.runs({ offset: 0, limit: 10, filter: 'source.evidence = "observed"' });
    assert.deepEqual(
      rows.map(({ evidence, dirty, dirtyCount }) => ({ evidence, dirty, dirtyCount })),
      [{ evidence: "observed", dirty: true, dirtyCount: 3 }],
    );
    assert.deepEqual(run?.row, rows[0]);
    assert.deepEqual(run?.sources, [{ ...observed, entry: "train.py", remote: "there" }]);
  }

  it("is shown in place of a bare commit, after a restart and when the log is read anew, too", async () => {
    log()
      .start("tiny:a")
      .write({ event: recorded("commit", head) });
    const index = await open();
    await index.loaded();
    await index.api.addObserved("tiny:a", observed);
    await eventually(() => assertShown(index));
    await index.close();
    const again = await open();
    await assertShown(again);
    await again.loaded();
    await assertShown(again);
    await again.close();
    const anew = await open(2);
    await anew.loaded();
    await eventually(() => assertShown(anew));
  });

  it("is the only source of a run whose log names none", async () => {
    log().start("tiny:a");
    const index = await open();
    await index.loaded();
    await index.api.addObserved("tiny:a", observed);
    await eventually(async () => assert.deepEqual((await index.api.run("tiny:a"))?.sources, [observed]));
  });

  it("never outranks what the tool itself recorded, and is not kept when that names another commit", async () => {
    for (const [evidence, commit] of [
      ["snapshot", head],
      ["patch", head],
      ["commit", "c".repeat(40)],
    ] as const) {
      folder = temporaryFolder();
      log()
        .start("tiny:a")
        .write({ event: recorded(evidence, commit) });
      const index = await open();
      await index.loaded();
      await index.api.addObserved("tiny:a", observed);
      await index.api.addObserved("tiny:unknown", observed);
      await sleep(300);
      const run = await index.api.run("tiny:a");
      assert.equal(run?.row.evidence, evidence);
      assert.equal(run.sources[0]?.evidence, evidence);
      await index.close();
    }
  });
});
