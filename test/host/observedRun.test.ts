import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as vscode from "vscode";
import { usedSnapshots } from "../../src/host/exactCode/evidence/usedSnapshots";
import { forgetState } from "../../src/host/commands/forgetState";
import type { Services } from "../../src/host/services";
import { git } from "./support/git";
import { mlflowRun } from "./support/mlflowRun";
import { testServices } from "./support/testServices";
import { workspaceFolder } from "./support/workspaceFolder";
import { waitFor } from "./waitFor";

/** Longer than clocks and file systems differ by. */
const moment = 100;
/** Milliseconds after which a run that has no snapshot will get none: ten seconds, and the snapshot's own time. */
const tooLate = 20_000;
/** Runs that are started, at most, until one is seen in time. */
const mostRuns = 4;

describe("the code of a run of another tool", () => {
  let services: Services;
  let repository: string;
  let outside: string;

  before(async () => {
    services = await testServices();
    await services.index.open();
    await waitFor("the first look", async () => ((await status()).isLoading ? undefined : true), 60_000);
  });
  beforeEach(() => {
    outside = realpathSync(mkdtempSync(path.join(tmpdir(), "runback-observed-")));
    repository = path.join(workspaceFolder(), path.basename(outside));
    makeRepository(repository);
  });
  afterEach(() => {
    for (const folder of [repository, outside]) rmSync(folder, { recursive: true, force: true });
  });

  const status = async () => (await services.index.open()).status();

  function makeRepository(folder: string): void {
    mkdirSync(folder, { recursive: true });
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "config", "user.name", "tester");
    git(folder, "config", "user.email", "tester@localhost");
    writeFileSync(path.join(folder, "train.py"), "committed = 1\n");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "-m", "first");
    writeFileSync(path.join(folder, "draft.py"), "draft = 1\n");
  }

  const detailOf = (runId: string) =>
    waitFor(runId, async () => (await (await services.index.open()).run(runId)) ?? undefined, 60_000);
  const observed = (runId: string, limit: number) =>
    waitFor(
      `the snapshot of ${runId}`,
      async () => {
        const detail = await detailOf(runId);
        return detail.row.evidence === "observed" ? detail : undefined;
      },
      limit,
    );

  /** Starts a run whose code is kept. On a busy machine one may be seen too late for that; then the next one is tried. */
  async function startObserved(store: string) {
    for (let runs = 1; ; runs++) {
      await sleep(moment);
      const runId = mlflowRun(store, Date.now());
      try {
        return await observed(runId, tooLate);
      } catch (error) {
        if (runs === mostRuns) throw error;
      }
    }
  }

  /** A run that starts after others, and whose snapshot is there, shows that the others had their chance. */
  async function assertNone(...runIds: readonly string[]): Promise<void> {
    for (const runId of runIds) await detailOf(runId);
    const other = path.join(outside, "repository");
    const last = path.join(workspaceFolder(), `${path.basename(outside)}-last`);
    makeRepository(other);
    cpSync(other, last, { recursive: true });
    try {
      await startObserved(path.join(last, "mlruns"));
    } finally {
      rmSync(last, { recursive: true, force: true });
    }
    for (const runId of runIds) assert.equal((await detailOf(runId)).row.evidence, "none", runId);
    assert.equal(git(repository, "for-each-ref", "refs/runback"), "", "no snapshot was made");
  }

  it("is kept when it starts while the window is open, and brings an uncommitted file back", async () => {
    const before = git(repository, "status", "--porcelain", "--", "*.py");
    const { row, sources } = await startObserved(path.join(repository, "mlruns"));
    const [source] = sources;
    assert.deepEqual([row.dirty, row.dirtyCount, source?.untracked], [true, 1, ["draft.py"]]);
    const snapshot = source?.snapshot ?? "";
    assert.equal(git(repository, "for-each-ref", "--format=%(objectname)", "refs/runback/snapshots"), snapshot);
    assert.equal(git(repository, "status", "--porcelain", "--", "*.py"), before);
    rmSync(path.join(repository, "draft.py"));
    const detail = await detailOf(row.runId);
    const located = await services.sources.find(detail);
    const bytes = await services.git.readSourceFile(located, "draft.py");
    assert.ok(bytes.ok && located.evidence === "observed");
    assert.equal(Buffer.from(bytes.value).toString(), "draft = 1\n");
    const used = await usedSnapshots(await services.index.open(), new AbortController().signal);
    assert.ok(used.has(snapshot), "pruning keeps it");
  });

  it("is found again in the repository after Reset State", async () => {
    const { row, sources } = await startObserved(path.join(repository, "mlruns"));
    await waitFor("the link", async () => git(repository, "for-each-ref", "refs/runback/observed") || undefined);
    await forgetState(services);
    const again = await observed(row.runId, 60_000);
    assert.deepEqual(again.sources, sources);
  });

  it("is not kept when the setting is off", async () => {
    const settings = vscode.workspace.getConfiguration("runback");
    await settings.update("observeRuns", false, vscode.ConfigurationTarget.Global);
    let runId: string;
    try {
      await sleep(moment);
      runId = mlflowRun(path.join(repository, "mlruns"), Date.now());
      await detailOf(runId);
      await sleep(3000);
    } finally {
      await settings.update("observeRuns", undefined, vscode.ConfigurationTarget.Global);
    }
    await assertNone(runId);
  });

  it("is not kept of a copied old folder, a copied clone, or a branch that brings runs", async () => {
    const old = mlflowRun(path.join(outside, "old", "mlruns"), Date.now() - 3_600_000);
    cpSync(path.join(outside, "old", "mlruns"), path.join(repository, "mlruns"), { recursive: true });
    const clone = path.join(outside, "clone");
    git(outside, "clone", "--quiet", repository, clone);
    await sleep(moment);
    const cloned = mlflowRun(path.join(clone, "mlruns"), Date.now());
    await sleep(moment);
    const copy = path.join(repository, "copied");
    cpSync(clone, copy, { recursive: true });
    git(clone, "checkout", "--quiet", "-b", "runs");
    const switched = mlflowRun(path.join(clone, "brought", "mlruns"), Date.now());
    await sleep(moment);
    git(clone, "add", "--force", "brought");
    git(clone, "-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", "runs");
    git(repository, "pull", "--quiet", clone, "runs");
    await assertNone(old, cloned, switched);
    assert.equal(git(copy, "for-each-ref", "refs/runback"), "");
  });

  it("is not kept of a run that a window finds when it is opened", async () => {
    await services.index.stop();
    await sleep(moment);
    const runId = mlflowRun(path.join(repository, "mlruns"), Date.now());
    await services.index.open();
    await assertNone(runId);
  });
});
