import assert from "node:assert/strict";
import path from "node:path";
import { LocalGit } from "../../../src/git/localGit";
import { GitRunner } from "../../../src/git/process/gitRunner";
import { openRepository } from "../../../src/git/repository/openRepository";
import { takeSnapshot } from "../../../src/git/snapshot/takeSnapshot";
import { assertNothingRan, makeHostileRepository } from "./hostileRepository";
import { sourceOf } from "./sourceOf";
import { VectorPlace } from "./vectorPlace";

const trusted = { isTrusted: () => true, candidates: (): readonly string[] => [] };

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
