import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { RunSource } from "../../../src/core/model/runSource";
import { LocalGit } from "../../../src/git/localGit";
import type { CheckoutPlan, CheckoutRequest } from "../../../src/git/port/checkouts";
import { GitRunner } from "../../../src/git/process/gitRunner";
import { openRepository } from "../../../src/git/repository/openRepository";
import { takeSnapshot } from "../../../src/git/snapshot/takeSnapshot";
import { everyFile } from "./faults/everyFile";
import { assertNothingRan, makeHostileRepository } from "./hostileRepository";
import { reasonOf, valueOf } from "./resultOf";
import { sourceOf } from "./sourceOf";
import { VectorPlace, type VectorStep } from "./vectorPlace";

const trusted = { isTrusted: () => true, candidates: (): readonly string[] => [] };
const base: readonly VectorStep[] = [
  { folder: "run" },
  { git: ["init", "-q"], in: "repo" },
  { write: "repo/train.py", text: "one\n" },
  { write: "repo/lib/model.py", text: "model\n" },
  { write: "repo/.gitignore", text: "*.pt\n" },
  { git: ["add", "-A"], in: "repo" },
  { git: ["commit", "-q", "-m", "first"], in: "repo" },
];
/** The run's code: a changed file, a new one, one in a folder where the user has a file later. */
const ran: readonly VectorStep[] = [
  { write: "repo/train.py", text: "two\n" },
  { write: "repo/new.py", text: "new\n" },
  { write: "repo/data/load.py", text: "load\n", executable: true },
];
const wipe: readonly VectorStep[] = [
  { remove: "repo/new.py" },
  { remove: "repo/data" },
  { git: ["checkout", "-q", "."], in: "repo" },
];

describe("checkouts in place", () => {
  let place: VectorPlace;
  let git: LocalGit;
  beforeEach(async () => {
    place = await VectorPlace.make();
    git = new LocalGit(trusted);
    await place.carryOut([{ folder: "repo" }]);
  });
  afterEach(async () => {
    git.dispose();
    await place.dispose();
  });

  const at = (...names: string[]): string => path.join(place.root, ...names);
  const text = (name: string): Promise<string> => readFile(at("repo", name), "utf8");

  /** Takes the state of now as a run's code. */
  async function requestOfNow(facts: Partial<RunSource> = {}): Promise<CheckoutRequest> {
    return place.within(async () => {
      const runner = new GitRunner(trusted);
      const task = { leftOut: [], knownCode: [], runObjects: null };
      const { commit, snapshot } = await takeSnapshot(runner, await openRepository(runner, at("repo")), task);
      const source = sourceOf({ evidence: "snapshot", snapshot, commit, ...facts });
      const wanted = { source, runFolder: at("run"), workspaceFolders: [at("repo")] };
      return { located: valueOf(await git.locateSource(wanted)), folder: at("repo"), asChanges: false };
    });
  }

  const plan = (request: CheckoutRequest): Promise<CheckoutPlan> =>
    place.within(async () => valueOf(await git.checkouts.plan(request)));
  const checkOut = (request: CheckoutRequest, planned: CheckoutPlan, signal?: AbortSignal): Promise<string> =>
    place.within(async () => {
      const done = await git.checkouts.checkOut(request, planned, "brave-fox", signal ? { signal } : {});
      return done.ok ? "ok" : `${done.reason}: ${done.message}`;
    });
  const undo = (): Promise<string | null> =>
    place.within(async () => valueOf(await git.checkouts.undo(at("repo"))).editsFolder);

  /** All of the user's, byte for byte and with times; not what git's own objects and refs of ours are. */
  function everything(): Map<string, string> {
    const files = everyFile(at("repo"), true);
    for (const file of files.keys()) if (/^\.git\/(?:objects|refs\/runback)\//.test(file)) files.delete(file);
    return files;
  }

  it("brings back branch, index and every byte, staged, untracked and ignored ones too", async () => {
    await place.carryOut([...base, ...ran]);
    const request = await requestOfNow();
    await place.carryOut([
      ...wipe,
      { write: "repo/lib/model.py", text: "staged\n" },
      { git: ["add", "-A"], in: "repo" },
      { write: "repo/lib/model.py", text: "edited\n" },
      { write: "repo/data", text: "an untracked file where the run has a folder\n" },
      { write: "repo/new.py", text: "untracked, with another content\n" },
      { write: "repo/later.py", text: "tracked later\n" },
      { git: ["add", "later.py"], in: "repo" },
      { write: "repo/weights.pt", text: "ignored and not in the run\n" },
    ]);
    const before = everything();
    const planned = await plan(request);
    assert.deepEqual(everything(), before, "a plan changes nothing");
    assert.equal(planned.branch, "main");
    assert.deepEqual(
      planned.changes.map(({ path, kind, isTracked }) => `${kind} ${path}${isTracked ? "" : " (untracked)"}`),
      [
        "removed data (untracked)",
        "created data/load.py (untracked)",
        "removed later.py",
        "overwritten lib/model.py",
        "overwritten new.py (untracked)",
        "overwritten train.py",
      ],
    );
    assert.equal(await checkOut(request, planned), "ok");
    assert.deepEqual(
      [await text("train.py"), await text("new.py"), await text("data/load.py"), await text("lib/model.py")],
      ["two\n", "new\n", "load\n", "model\n"],
    );
    assert.ok(!existsSync(at("repo/later.py")));
    assert.equal(await text("weights.pt"), "ignored and not in the run\n");
    assert.equal(await place.text("repo", "status", "--porcelain"), "");
    assert.equal(await place.text("repo", "rev-parse", "--abbrev-ref", "HEAD"), "HEAD");
    const record = await git.checkouts.last(at("repo/lib"));
    assert.deepEqual([record?.label, record?.isInterrupted, record?.folder], ["brave-fox", false, at("repo")]);
    assert.equal(await undo(), null);
    assert.deepEqual(everything(), before);
    assert.equal(await git.checkouts.last(at("repo")), null);
  });

  it("leaves the run's uncommitted part as changes when asked to", async () => {
    await place.carryOut([...base, ...ran]);
    const request = { ...(await requestOfNow()), asChanges: true };
    await place.carryOut(wipe);
    assert.equal(await checkOut(request, await plan(request)), "ok");
    assert.equal(await place.text("repo", "rev-parse", "HEAD"), await place.text("repo", "rev-parse", "main"));
    assert.equal(await place.text("repo", "status", "--porcelain"), " M train.py\n?? data/\n?? new.py");
  });

  it("undoes one after the other, also on an unborn branch", async () => {
    await place.carryOut([...base.slice(0, -1), ...ran]);
    const first = await requestOfNow();
    await place.carryOut([{ write: "repo/train.py", text: "three\n" }]);
    const second = await requestOfNow();
    await place.carryOut([{ write: "repo/train.py", text: "four\n" }]);
    const before = everything();
    assert.equal(await checkOut(first, await plan(first)), "ok");
    const between = everything();
    assert.equal(await checkOut(second, await plan(second)), "ok");
    assert.equal(await text("train.py"), "three\n");
    assert.equal(await undo(), null);
    assert.deepEqual(everything(), between);
    assert.equal(await undo(), null);
    assert.deepEqual(everything(), before);
  });

  it("moves what was changed after the checkout aside", async () => {
    await place.carryOut([...base, ...ran]);
    const request = await requestOfNow();
    await place.carryOut(wipe);
    const before = everything();
    await checkOut(request, await plan(request));
    await place.carryOut([
      { write: "repo/train.py", text: "edited since\n" },
      { git: ["add", "train.py"], in: "repo" },
      { remove: "repo/data" },
      { write: "repo/data", text: "made since\n" },
    ]);
    const edits = await undo();
    assert.ok(edits !== null);
    assert.equal(await readFile(path.join(edits, "train.py"), "utf8"), "edited since\n");
    assert.ok(existsSync(path.join(edits, ".git-index")));
    const left = everything();
    for (const name of left.keys()) if (name.startsWith(".git/runback-rescue/")) left.delete(name);
    assert.equal(left.get("data")?.split(" ").at(-1) === undefined, false, "a new file of the user's stays");
    left.delete("data");
    assert.deepEqual(left, before);
  });

  it("replaces a link by a folder and a folder by a file, and never writes through a link", async () => {
    await place.carryOut([...base, ...ran, { write: "repo/thing", text: "a file in the run\n" }]);
    await place.carryOut([
      { git: ["add", "-A"], in: "repo" },
      { git: ["commit", "-q", "-m", "ran"], in: "repo" },
    ]);
    const request = await requestOfNow();
    await place.carryOut([
      { git: ["checkout", "-q", "HEAD~1"], in: "repo" },
      { write: "repo/thing/inner.py", text: "inner\n" },
      { git: ["add", "-A"], in: "repo" },
      { write: "elsewhere/load.py", text: "not the repository's\n" },
      { link: "repo/data", to: "../elsewhere" },
    ]);
    const before = everything();
    assert.equal(await checkOut(request, await plan(request)), "ok");
    assert.equal(await text("data/load.py"), "load\n");
    assert.equal(await text("thing"), "a file in the run\n");
    assert.equal(await readFile(at("elsewhere/load.py"), "utf8"), "not the repository's\n");
    assert.equal(await undo(), null);
    assert.deepEqual(everything(), before);
  });

  it("brings everything back when it is cancelled in the middle", async () => {
    const many = { files: "repo/lib/", count: 400, suffix: ".py" };
    await place.carryOut([...base, many, { git: ["add", "-A"], in: "repo" }]);
    const request = await requestOfNow();
    for (let number = 0; number < 400; number += 1)
      await writeFile(at("repo/lib", `${String(number).padStart(5, "0")}.py`), "mine\n");
    const before = everything();
    const planned = await plan(request);
    const cancel = new AbortController();
    const done = checkOut(request, planned, cancel.signal);
    const rescues = at("repo/.git/runback-rescue");
    const isMoving = (): boolean =>
      existsSync(rescues) && readdirSync(rescues, { recursive: true }).some((name) => /files.\d/.test(String(name)));
    for (const until = Date.now() + 60_000; !isMoving() && Date.now() < until;) await setImmediate();
    cancel.abort();
    assert.match(await done, /^cancelled/);
    assert.deepEqual(everything(), before);
    assert.equal(await git.checkouts.last(at("repo")), null);
  });

  it("refuses while something is under way, and when the tree is not as it was shown", async () => {
    await place.carryOut([...base, ...ran]);
    const request = await requestOfNow();
    await place.carryOut(wipe);
    const planned = await plan(request);
    await place.carryOut([{ write: "repo/new.py", text: "made meanwhile\n" }]);
    assert.match(await checkOut(request, planned), /^exists: The working tree has changed meanwhile/);
    for (const [file, words] of [
      ["MERGE_HEAD", /merge/],
      ["rebase-merge", /rebase/],
      ["BISECT_LOG", /bisect/],
      ["index.lock", /index/],
    ] as const) {
      await writeFile(at("repo/.git", file), "");
      const failed = await place.within(() => git.checkouts.plan(request));
      assert.ok(!failed.ok && words.test(failed.message), file);
      await place.carryOut([{ remove: `repo/.git/${file}` }]);
    }
    await place.carryOut([
      { remove: "repo/new.py" },
      { write: "repo/new.py/mine.txt", text: "untracked in a folder\n" },
    ]);
    assert.equal(await place.within(async () => reasonOf(await git.checkouts.plan(request))), "exists");
    await place.carryOut([{ git: ["config", "core.sparseCheckout", "true"], in: "repo" }]);
    assert.equal(await place.within(async () => reasonOf(await git.checkouts.plan(request))), "bad-request");
  });

  it("does not undo over a branch that was checked out since", async () => {
    await place.carryOut([...base, ...ran]);
    const request = await requestOfNow();
    await place.carryOut(wipe);
    await checkOut(request, await plan(request));
    await place.carryOut([{ git: ["checkout", "-q", "-b", "since"], in: "repo" }]);
    const after = everything();
    const failed = await place.within(() => git.checkouts.undo(at("repo")));
    assert.ok(!failed.ok && failed.reason === "exists" && failed.message.includes("since"));
    assert.deepEqual(everything(), after);
  });

  it("leaves files of a filter as they are, and says so", async () => {
    await place.carryOut([
      ...base,
      { write: "repo/.gitattributes", text: "*.bin filter=lfs\n" },
      { write: "repo/big.bin", text: "pointer\n" },
      { git: ["add", "-A"], in: "repo" },
      { git: ["commit", "-q", "-m", "big"], in: "repo" },
    ]);
    const request = await requestOfNow();
    await place.carryOut([{ write: "repo/big.bin", text: "real data\n" }]);
    const planned = await plan(request);
    assert.deepEqual([planned.changes, planned.kept], [[], [{ path: "big.bin", reason: "filter lfs" }]]);
    assert.equal(await checkOut(request, planned), "ok");
    assert.equal(await text("big.bin"), "real data\n");
  });

  it("runs nothing of a hostile repository", async () => {
    const { canaries } = await makeHostileRepository(place, "repo");
    const request = await requestOfNow();
    await place.carryOut([{ folder: "run" }, { write: "repo/train.py", text: "mine\n" }]);
    // Preparing the place ran some of them: only what our own acts run counts.
    for (const name of await readdir(canaries)) await rm(path.join(canaries, name));
    const before = everything();
    assert.equal(await checkOut(request, await plan(request)), "ok");
    assert.equal(await undo(), null);
    assert.deepEqual(everything(), before);
    await assertNothingRan(canaries);
  });
});
