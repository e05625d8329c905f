import assert from "node:assert/strict";
import { readFile, readdir, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { LocalGit } from "../../../src/git/localGit";
import type { LocatedSource } from "../../../src/git/port/locatedSource";
import { GitRunner } from "../../../src/git/process/gitRunner";
import { openRepository } from "../../../src/git/repository/openRepository";
import { takeSnapshot } from "../../../src/git/snapshot/takeSnapshot";
import type { RunSource } from "../../../src/core/model/runSource";
import { assertNothingRan, makeHostileRepository } from "./hostileRepository";
import { reasonOf, valueOf } from "./resultOf";
import { sourceOf } from "./sourceOf";
import { VectorPlace } from "./vectorPlace";

const trusted = { isTrusted: () => true, candidates: (): readonly string[] => [] };
const base = [
  { folder: "repo" },
  { git: ["init", "-q"], in: "repo" },
  { write: "repo/train.py", text: "one\n" },
  { write: "repo/lib/model.py", text: "model\n" },
  { write: "repo/.gitignore", text: "*.pt\n" },
  { git: ["add", "-A"], in: "repo" },
  { git: ["commit", "-q", "-m", "first"], in: "repo" },
  { write: "repo/train.py", text: "two\n" },
  { write: "repo/new.py", text: "new\n" },
];

/** The lock of an act whose process has ended. */
const leftLock = `Runback is busy with this working tree (process ${2 ** 22 + 17}, 0123456789abcdef)`;

describe("worktrees of runs", () => {
  let place: VectorPlace;
  let git: LocalGit;
  beforeEach(async () => {
    place = await VectorPlace.make();
    git = new LocalGit(trusted);
    await place.carryOut([{ folder: "run" }]);
  });
  afterEach(async () => {
    git.dispose();
    await place.dispose();
  });

  const at = (...names: string[]): string => path.join(place.root, ...names);

  async function locate(facts: Partial<RunSource>): Promise<LocatedSource> {
    const request = { source: sourceOf(facts), runFolder: at("run"), workspaceFolders: [at("repo")] };
    return valueOf(await git.locateSource(request));
  }

  async function snapshot(): Promise<LocatedSource> {
    const runner = new GitRunner(trusted);
    const task = { leftOut: [], knownCode: [], runObjects: null };
    const taken = await takeSnapshot(runner, await openRepository(runner, at("repo")), task);
    return locate({ evidence: "snapshot", snapshot: taken.snapshot, commit: taken.commit });
  }

  const request = (located: LocatedSource, asChanges = false) => ({
    located,
    label: "brave fox/../1",
    asChanges,
    parentFolder: null,
  });

  it("opens a snapshot beside the repository, finds it again, and moves nothing of the user's", async () => {
    await place.carryOut(base);
    const before = await place.fingerprint("repo");
    await place.within(async () => {
      const located = await snapshot();
      const opened = valueOf(await git.worktrees.open(request(located)));
      assert.ok(opened.isNew);
      assert.equal(path.dirname(opened.folder), at("repo.worktrees"));
      assert.match(path.basename(opened.folder), /^brave-fox-+1-[0-9a-f]{10}$/);
      assert.equal(await readFile(path.join(opened.folder, "train.py"), "utf8"), "two\n");
      assert.equal(await readFile(path.join(opened.folder, "new.py"), "utf8"), "new\n");
      const again = valueOf(await git.worktrees.open(request(located)));
      assert.deepEqual([again.folder, again.isNew], [opened.folder, false]);
      const [main, ours] = valueOf(await git.worktrees.list(at("repo")));
      assert.ok(main?.isMain && ours?.revision !== null && (ours?.madeAt ?? 0) > 0 && !ours?.isGone);
      assert.equal(ours?.branch, null);
    });
    assert.deepEqual(await place.fingerprint("repo"), before);
  });

  it("leaves the uncommitted part as changes when asked to", async () => {
    await place.carryOut(base);
    await place.within(async () => {
      const { folder } = valueOf(await git.worktrees.open(request(await snapshot(), true)));
      const status = await place.text(path.relative(place.root, folder), "status", "--porcelain");
      assert.deepEqual(status.split("\n").sort(), [" M train.py", "?? new.py"].sort());
      const head = await place.text(path.relative(place.root, folder), "rev-parse", "HEAD");
      assert.equal(head, await place.text("repo", "rev-parse", "HEAD"));
    });
  });

  it("opens commit and patch together, and a state whose objects lie in the run's folder", async () => {
    await place.carryOut(base);
    const commit = await place.text("repo", "rev-parse", "HEAD");
    await place.carryOut([
      { write: "run/source.patch", text: `${await place.text("repo", "diff", "HEAD")}\n` },
      { git: ["clone", "-q", "{root}/repo", "clone"], in: "." },
      { write: "clone/train.py", text: "three\n" },
      { git: ["commit", "-qam", "elsewhere"], in: "clone" },
    ]);
    const elsewhere = await place.text("clone", "rev-parse", "HEAD");
    await place.git(".", "-C", "clone", "repack", "-adq");
    await place.carryOut([{ rename: ["clone/.git/objects", "run/objects"] }]);
    await place.within(async () => {
      const patched = await locate({ evidence: "patch", commit, patch: "source.patch" });
      const one = valueOf(await git.worktrees.open(request(patched)));
      assert.equal(await readFile(path.join(one.folder, "train.py"), "utf8"), "two\n");
      const brought = await locate({ evidence: "snapshot", snapshot: elsewhere, objects: "objects" });
      const two = valueOf(await git.worktrees.open(request(brought)));
      assert.equal(await readFile(path.join(two.folder, "train.py"), "utf8"), "three\n");
      await rm(at("run", "objects"), { recursive: true });
      assert.equal(
        await place.text("repo", "show", `${elsewhere}:train.py`),
        "three",
        "its objects are the repository's now",
      );
    });
    await place.git("repo", "fsck", "--strict");
  });

  it("removes only its own, and never work without being told to", async () => {
    await place.carryOut([...base, { git: ["worktree", "add", "-q", "--detach", "../mine"], in: "repo" }]);
    await place.within(async () => {
      const { folder } = valueOf(await git.worktrees.open(request(await snapshot())));
      const relative = path.relative(place.root, folder);
      assert.equal(reasonOf(await git.worktrees.remove(at("repo"), true)), "bad-request");
      assert.equal(reasonOf(await git.worktrees.remove(at("mine"), true)), "bad-request");
      await place.carryOut([{ write: `${relative}/weights.pt`, text: "ignored\n" }]);
      assert.deepEqual(valueOf(await git.worktrees.loss(folder)), { changed: 0, ignored: 1, hasOwnCommits: false });
      assert.equal(reasonOf(await git.worktrees.remove(folder, false)), "dirty");
      await place.carryOut([{ remove: `${relative}/weights.pt` }, { write: `${relative}/train.py`, text: "mine\n" }]);
      assert.equal(reasonOf(await git.worktrees.remove(folder, false)), "dirty");
      await place.git(relative, "commit", "-qam", "own");
      assert.deepEqual(valueOf(await git.worktrees.loss(folder)), { changed: 0, ignored: 0, hasOwnCommits: true });
      assert.equal(reasonOf(await git.worktrees.remove(folder, false)), "dirty");
      await place.git("repo", "worktree", "lock", folder);
      assert.equal(reasonOf(await git.worktrees.remove(folder, true)), "exists");
      await place.git("repo", "worktree", "unlock", folder);
      valueOf(await git.worktrees.remove(folder, true));
      await assert.rejects(stat(folder));
    });
  });

  it("makes a half-made one again, forgets one whose folder is gone, and clears up when it cannot be made", async () => {
    await place.carryOut(base);
    await place.within(async () => {
      const located = await snapshot();
      const { folder } = valueOf(await git.worktrees.open(request(located)));
      const [name = ""] = await readdir(at("repo", ".git", "worktrees"));
      const mark = `repo/.git/worktrees/${name}/runback.json`;
      const text = (await readFile(at(mark), "utf8")).replace('"isReady":true', '"isReady":false');
      await place.carryOut([
        { write: mark, text },
        { write: `repo/.git/worktrees/${name}/locked`, text: leftLock },
        { remove: path.relative(place.root, path.join(folder, "train.py")) },
      ]);
      const again = valueOf(await git.worktrees.open(request(located)));
      assert.ok(again.isNew);
      assert.equal(await readFile(path.join(again.folder, "train.py"), "utf8"), "two\n");
      await rm(again.folder, { recursive: true });
      assert.deepEqual(
        valueOf(await git.worktrees.list(at("repo"))).map((one) => one.isGone),
        [false, true],
      );
      valueOf(await git.worktrees.prune(at("repo")));
      assert.equal(valueOf(await git.worktrees.list(at("repo"))).length, 1);
      const stop = new AbortController();
      stop.abort();
      assert.equal(reasonOf(await git.worktrees.open(request(located), { signal: stop.signal })), "cancelled");
      await place.carryOut([{ write: "blocked", text: "a file\n" }]);
      const blocked = { ...request(located), parentFolder: at("blocked", "deeper") };
      assert.notEqual(reasonOf(await git.worktrees.open(blocked)), "ok");
      assert.equal(valueOf(await git.worktrees.list(at("repo"))).length, 1);
    });
  });

  it("clears up wherever git was killed in the middle of making one", async () => {
    await place.carryOut(base);
    const claim = "repo/.git/worktrees/claim";
    const lock = { write: `${claim}/locked`, text: leftLock };
    const gitdir = { write: `${claim}/gitdir`, text: `${at("made", ".git")}\n` };
    const dotGit = { write: "made/.git", text: `gitdir: ${at(...claim.split("/"))}\n` };
    const begun = [lock, { folder: "made" }, gitdir];
    const states = {
      "before the lock was written": [{ ...lock, text: "" }],
      "before its folder was made": [lock],
      "before gitdir was written": [lock, { ...gitdir, text: "" }],
      "before .git was made": begun,
      "before .git was written": [...begun, { ...dotGit, text: "" }],
      "before HEAD was written": [...begun, dotGit, { write: `${claim}/HEAD`, text: "" }],
      "before commondir was written": [...begun, dotGit, { write: `${claim}/commondir`, text: "" }],
    };
    for (const [state, steps] of Object.entries(states)) {
      await place.carryOut(steps);
      const longAgo = Date.now() / 1000 - 7200;
      await utimes(at(...claim.split("/"), "locked"), longAgo, longAgo);
      await place.within(async () => valueOf(await git.worktrees.prune(at("repo"))));
      await assert.rejects(stat(at(...claim.split("/"))), state);
      await assert.rejects(stat(at("made")), state);
    }
  });

  it("leaves an empty lock that another git may be about to write, and an empty .git that is not alone", async () => {
    const [young, claim] = ["repo/.git/worktrees/young/locked", "repo/.git/worktrees/claim"];
    await place.carryOut([
      ...base,
      { write: young, text: "" },
      { write: "diary/page.txt", text: "mine\n" },
      { write: "diary/.git", text: "" },
      { write: `${claim}/gitdir`, text: `${at("diary", ".git")}\n` },
      { write: `${claim}/locked`, text: leftLock },
    ]);
    await place.within(async () => valueOf(await git.worktrees.prune(at("repo"))));
    for (const file of [young, "diary/page.txt", "diary/.git"])
      assert.ok((await stat(at(...file.split("/")))).isFile());
  });

  it("never clears up a folder that does not belong to the half-made one", async () => {
    const claim = "repo/.git/worktrees/claim";
    await place.carryOut([
      ...base,
      { write: "diary/page.txt", text: "mine\n" },
      { git: ["init", "-q", "diary"], in: "." },
      { write: `${claim}/gitdir`, text: `${at("diary", ".git")}\n` },
      { write: `${claim}/locked`, text: leftLock },
    ]);
    await place.within(async () => valueOf(await git.worktrees.prune(at("repo"))));
    assert.equal(await readFile(at("diary", "page.txt"), "utf8"), "mine\n");
    assert.ok((await stat(at("diary", ".git", "HEAD"))).isFile());
    await assert.rejects(stat(at(...claim.split("/"))));
  });

  it("runs nothing of a hostile repository, and tells what was not filtered", async () => {
    const { canaries } = await makeHostileRepository(place, "repo");
    await rm(canaries, { recursive: true });
    await place.carryOut([{ folder: "canaries" }]);
    await place.within(async () => {
      const opened = valueOf(await git.worktrees.open(request(await snapshot())));
      assert.deepEqual([...opened.filtered].sort(), ["README.md", "data.txt"]);
      valueOf(await git.worktrees.loss(opened.folder));
      valueOf(await git.worktrees.open(request(await snapshot(), true)));
      valueOf(await git.worktrees.createBranch(await snapshot(), "from-run"));
      valueOf(await git.worktrees.remove(opened.folder, true));
    });
    await assertNothingRan(canaries);
  });

  it("makes a branch, and refuses names that git does not allow or that are taken", async () => {
    await place.carryOut(base);
    await place.within(async () => {
      const located = await snapshot();
      assert.ok(located.kind === "objects");
      valueOf(await git.worktrees.createBranch(located, "runs/brave-fox"));
      assert.equal(await place.text("repo", "rev-parse", "refs/heads/runs/brave-fox"), located.revision);
      assert.equal(reasonOf(await git.worktrees.createBranch(located, "runs/brave-fox")), "exists");
      for (const name of ["", "-x", "--force", "a..b", "a b", "x.lock", "HEAD", "a\nb", "@{1}", "/x"])
        assert.equal(reasonOf(await git.worktrees.createBranch(located, name)), "bad-request", name);
    });
    assert.deepEqual((await readdir(place.root)).includes("repo.worktrees"), false);
  });
});
