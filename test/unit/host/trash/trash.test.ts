import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { emptyTrash } from "../../../../src/host/trash/emptyTrash";
import { listTrash } from "../../../../src/host/trash/listTrash";
import { moveToTrash } from "../../../../src/host/trash/moveToTrash";
import { restoreRun } from "../../../../src/host/trash/restoreRun";
import { sampleRow } from "../../../support/model/sampleRun";

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 23);

describe("the trash of deleted runs", () => {
  let project: string;
  let home: string;
  let logs: string;

  beforeEach(() => {
    project = mkdtempSync(path.join(tmpdir(), "runback-trash-"));
    home = path.join(project, ".runback");
    logs = path.join(home, "runs");
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  /** A run's folder, and its row. */
  function run(name: string) {
    const directory = path.join(logs, "e", name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, "events.jsonl"), `log of ${name}\n`);
    return sampleRow({ runId: `runback:${name}`, runName: name, directory });
  }

  it("holds a run's folder, which comes back as it was", async () => {
    const row = run("A");
    const moved = await moveToTrash(row, home, now);
    assert.equal(existsSync(row.directory), false);
    assert.deepEqual(await listTrash(home), [moved]);
    await restoreRun(moved, [logs]);
    assert.equal(readFileSync(path.join(row.directory, "events.jsonl"), "utf8"), "log of A\n");
    assert.deepEqual(readdirSync(path.join(home, "trash")), []);
  });

  it("brings nothing back over what is there, or to a place without logs", async () => {
    const row = run("A");
    const moved = await moveToTrash(row, home, now);
    await assert.rejects(restoreRun(moved, [path.join(project, "other")]), /not in a log directory/);
    mkdirSync(row.directory);
    await assert.rejects(restoreRun(moved, [logs]), /already exists/);
    assert.deepEqual(await listTrash(home), [moved]);
  });

  it("keeps runs for 30 days, and touches nothing that was not put there", async () => {
    const old = await moveToTrash(run("old"), home, now - 31 * day);
    const young = await moveToTrash(run("young"), home, now - 29 * day);
    mkdirSync(path.join(home, "trash", "mine"));
    const elsewhere = path.join(project, "elsewhere");
    mkdirSync(path.join(elsewhere, "run"), { recursive: true });
    writeFileSync(path.join(elsewhere, "origin.json"), readFileSync(path.join(old.entry, "origin.json")));
    symlinkSync(elsewhere, path.join(home, "trash", "link"));
    assert.equal(await emptyTrash(home, now), 1);
    assert.deepEqual(await listTrash(home), [young]);
    assert.ok(existsSync(path.join(home, "trash", "mine")) && existsSync(path.join(elsewhere, "run")));
  });

  it("leaves a run where it is when it cannot be moved", async () => {
    const gone = { ...run("A"), directory: path.join(logs, "e", "nobody") };
    await assert.rejects(moveToTrash(gone, home, now));
    assert.deepEqual(await listTrash(home), []);
  });
});
