import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LocalGit } from "../../../src/git/localGit";
import type { LocatedSource } from "../../../src/git/port/locatedSource";
import type { SourceChanges } from "../../../src/git/port/sourceChange";
import { GitRunner } from "../../../src/git/process/gitRunner";
import { openRepository } from "../../../src/git/repository/openRepository";
import { takeSnapshot } from "../../../src/git/snapshot/takeSnapshot";
import { assertNothingRan, makeHostileRepository } from "./hostileRepository";
import { valueOf } from "./resultOf";
import { sourceOf } from "./sourceOf";
import { VectorPlace } from "./vectorPlace";

const trusted = { isTrusted: () => true, candidates: (): readonly string[] => [] };
/** Milliseconds: longer than the slack that clocks and file systems are given. */
const moment = 60;

describe("a hostile repository", () => {
  let place: VectorPlace;
  beforeEach(async () => (place = await VectorPlace.make()));
  afterEach(() => place.dispose());

  it("does run its programs when git is called plainly (the canaries work)", async () => {
    const { canaries } = await makeHostileRepository(place, "repo");
    await place.git("repo", "--paginate", "diff").catch(() => null); // its programs may fail: only the canaries count
    await place.git("repo", "add", "-A").catch(() => null);
    await assert.rejects(assertNothingRan(canaries));
  });

  it("runs nothing of its own while a snapshot is taken", async () => {
    const { canaries } = await makeHostileRepository(place, "repo");
    const snapshot = await place.within(async () => {
      const runner = new GitRunner(trusted);
      const repository = await openRepository(runner, path.join(place.root, "repo"));
      return takeSnapshot(runner, repository, { leftOut: [], knownCode: [], runObjects: null });
    });
    await assertNothingRan(canaries);
    assert.deepEqual(snapshot.changed, ["data.txt", "train.py"]);
    assert.deepEqual(snapshot.untracked, ["new.py"]);
    assert.equal(snapshot.notCaptured.get("data.txt"), "filter evil");
  });

  it("runs nothing of its own while code is read, objects missing and patch applied", async () => {
    const { canaries } = await makeHostileRepository(place, "repo");
    const commit = await place.text("repo", "rev-parse", "HEAD");
    const patch = await place.git(
      "repo",
      "-c",
      "core.fsmonitor=false",
      "diff",
      "--no-ext-diff",
      "HEAD",
      "--",
      "train.py",
    );
    await place.carryOut([{ write: "run/source.patch", text: patch.toString() }]);
    await place.carryOut([{ remove: "canaries" }, { folder: "canaries" }]);
    const git = new LocalGit(trusted);
    await place.within(async () => {
      const repository = path.join(place.root, "repo");
      const source = sourceOf({ evidence: "patch", commit, patch: "source.patch", entry: "train.py", repository });
      const request = { source, runFolder: path.join(place.root, "run"), workspaceFolders: [repository] };
      const entry = await git.readEntry(request);
      assert.ok(entry.ok, JSON.stringify(entry));
      assert.equal(entry.value.located.evidence, "patch");
      assert.equal(Buffer.from(entry.value.bytes).toString(), "print(2)\n");
      const missing = await git.locateSource({ ...request, source: sourceOf({ commit: "ab".repeat(20) }) });
      assert.ok(!missing.ok && missing.reason === "commit-missing", JSON.stringify(missing));
    });
    git.dispose();
    await assertNothingRan(canaries);
  });

  it("runs nothing of its own while states are compared, observed, kept and forgotten, and working trees pruned", async () => {
    const { canaries } = await makeHostileRepository(place, "repo");
    const repository = path.join(place.root, "repo");
    const commit = await place.text("repo", "rev-parse", "HEAD");
    await place.carryOut([{ remove: "canaries" }, { folder: "canaries" }, { folder: "repo/mlruns/0" }]);
    await sleep(moment);
    const git = new LocalGit(trusted);
    await place.within(async () => {
      const runFolder = path.join(repository, "mlruns", "0");
      const start = { runFolder, startTime: Date.now(), host: null, processId: null, commit };
      const { source, reason } = valueOf(await git.snapshots.observe({ ...start, leftOut: [path.dirname(runFolder)] }));
      assert.equal(reason, null);
      const request = { runFolder, workspaceFolders: [repository] };
      const locate = async (facts: Parameters<typeof sourceOf>[0]): Promise<LocatedSource> =>
        valueOf(await git.locateSource({ ...request, source: sourceOf(facts) }));
      const before = await locate({ evidence: "commit", commit });
      const after = await locate({ evidence: "snapshot", snapshot: source?.snapshot ?? "", commit });
      const paths = ({ changes }: SourceChanges): string[] => changes.map((change) => change.path);
      assert.deepEqual(paths(valueOf(await git.browser.compare(before, after))), ["new.py", "train.py"]);
      const withTree = valueOf(await git.browser.compareWithWorkingTree(before, repository, []));
      assert.deepEqual(paths(withTree), ["new.py", "train.py"]);
      assert.ok(withTree.notCompared.some((one) => one.path === "data.txt" && one.reason === "filter evil"));
      valueOf(await git.browser.listFiles(after));
      const worktree = { located: after, label: "gone", asChanges: false, parentFolder: null };
      await rm(valueOf(await git.worktrees.open(worktree)).folder, { recursive: true });
      valueOf(await git.worktrees.list(repository));
      valueOf(await git.worktrees.prune(repository));
      assert.equal(valueOf(await git.worktrees.list(repository)).length, 1);
      const kept = valueOf(await git.snapshots.list(repository));
      assert.deepEqual(
        kept.map((one) => one.snapshot),
        [source?.snapshot],
      );
      valueOf(await git.snapshots.forget(repository, source?.snapshot ?? ""));
      valueOf(await git.snapshots.observe({ ...start, startTime: Date.now(), leftOut: [path.dirname(runFolder)] }));
      const pruned = valueOf(await git.snapshots.prune(repository, new Set(), Date.now() + 60_000));
      assert.deepEqual(pruned, [source?.snapshot]);
    });
    git.dispose();
    await assertNothingRan(canaries);
  });

  it("is refused when a filter cannot be switched off", async () => {
    await place.carryOut([
      { folder: "repo" },
      { git: ["init", "-q"], in: "repo" },
      { git: ["config", "filter.a=b.clean", "touch /nowhere/at/all"], in: "repo" },
    ]);
    const git = new LocalGit(trusted);
    const found = await place.within(() => git.findRepository(path.join(place.root, "repo")));
    git.dispose();
    assert.ok(!found.ok && found.reason === "unsafe-repository");
  });

  it("cannot send git to another folder by core.worktree", async () => {
    await place.carryOut([
      { write: "private/diary.py", text: "secret\n" },
      { folder: "repo" },
      { git: ["init", "-q"], in: "repo" },
      { git: ["config", "core.worktree", "{root}/private"], in: "repo" },
    ]);
    const git = new LocalGit(trusted);
    const found = await place.within(() => git.findRepository(path.join(place.root, "repo")));
    git.dispose();
    assert.ok(!found.ok && found.reason === "no-repository", JSON.stringify(found));
  });
});
