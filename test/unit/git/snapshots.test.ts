import assert from "node:assert/strict";
import { utimes } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LocalGit } from "../../../src/git/localGit";
import type { ObservedStart } from "../../../src/git/port/snapshots";
import { whyNotObserved, type ObservedFacts } from "../../../src/git/snapshots/whyNotObserved";
import { reasonOf, valueOf } from "./resultOf";
import { VectorPlace, type VectorStep } from "./vectorPlace";

const base: VectorStep[] = [
  { folder: "repo" },
  { git: ["init", "-q"], in: "repo" },
  { write: "repo/train.py", text: "one\n" },
  { write: "repo/lib/model.py", text: "model\n" },
  { git: ["add", "-A"], in: "repo" },
  { git: ["commit", "-q", "-m", "first"], in: "repo" },
  { write: "repo/train.py", text: "two\n" },
  { write: "repo/new.py", text: "new\n" },
];
/** Longer than the slack that clocks and file systems are given. */
const moment = 60;

describe("observed snapshots", () => {
  let place: VectorPlace;
  let git: LocalGit;
  beforeEach(async () => {
    place = await VectorPlace.make();
    git = new LocalGit({ isTrusted: () => true, candidates: () => [] });
    await place.carryOut(base);
    await sleep(moment);
  });
  afterEach(async () => {
    git.dispose();
    await place.dispose();
  });

  const at = (...names: string[]): string => path.join(place.root, ...names);

  /** A run of another tool starts now; `since` happens between its start and our look. */
  async function observe(facts: Partial<ObservedStart> = {}, since: readonly VectorStep[] = []): Promise<string> {
    const startTime = Date.now();
    await sleep(moment);
    await place.carryOut([
      { write: "repo/mlruns/0/meta.yaml", text: "a: 1\n" },
      { write: "repo/model.pt", text: "w" },
    ]);
    await place.carryOut(since);
    const start = { runFolder: at("repo", "mlruns", "0"), startTime, host: null, processId: null, commit: null };
    const result = await place.within(() =>
      git.snapshots.observe({ ...start, leftOut: [at("repo", "mlruns")], ...facts }),
    );
    const { source, reason } = valueOf(result);
    assert.equal(source === null, reason !== null);
    if (source === null) {
      assert.equal(await place.text("repo", "for-each-ref", "refs/runback"), "", "no snapshot is made");
      return reason ?? "";
    }
    assert.deepEqual(
      [source.evidence, source.dirty, source.changed, source.untracked],
      [...["observed", true], ...[["train.py"], ["new.py"]]],
    );
    assert.equal(await place.text("repo", "show", `${source.snapshot}:train.py`), "two");
    return "observed";
  }

  it("are taken when the run surely started here", async () => {
    assert.equal(await observe(), "observed");
    const commit = await place.text("repo", "rev-parse", "HEAD");
    await sleep(moment);
    assert.equal(await observe({ host: hostname(), processId: process.pid, commit }), "observed");
  });

  it("are not taken of a window that was opened late, another host, a dead process or another commit", async () => {
    assert.match(await observe({ startTime: Date.now() - 11_000 }), /more than 10 s ago/);
    assert.match(await observe({ startTime: Date.now() + 3_600_000 }), /future/);
    assert.match(await observe({ startTime: Number.NaN }), /future/);
    assert.match(await observe({ host: "gpu-17.cluster" }), /another host/);
    assert.match(await observe({ processId: 2 ** 22 + 17 }), /process/);
    assert.match(await observe({ commit: "ab".repeat(20) }), /another commit/);
  });

  it("are not taken when code changed since, even by a copy that keeps the times of content", async () => {
    assert.match(await observe({}, [{ write: "repo/lib/model.py", text: "later\n" }]), /code has changed/);
    await sleep(moment);
    const startTime = Date.now();
    await sleep(moment);
    await place.carryOut([{ write: "repo/unzipped/old.py", text: "1\n" }]);
    await utimes(at("repo", "unzipped", "old.py"), 1_600_000_000, 1_600_000_000);
    assert.match(await observe({ startTime }), /code has changed/);
  });

  it("are not taken when a branch switch or a copied folder brought the run", async () => {
    const switched = [{ git: ["commit", "-q", "--allow-empty", "-m", "moved"], in: "repo" }];
    assert.match(await observe({}, switched), /HEAD has moved/);
    await place.carryOut([{ git: ["clone", "-q", "{root}/repo", "copied"], in: "." }]);
    const start = { runFolder: at("copied"), startTime: Date.now() - 5000, host: null, processId: null, commit: null };
    const { reason } = valueOf(await place.within(() => git.snapshots.observe({ ...start, leftOut: [] })));
    assert.match(reason ?? "", /HEAD has moved|code has changed/);
  });

  it("hold the code beside a table of metrics, and not what a run has written to its own folder", async () => {
    await place.carryOut([{ write: "repo/exp/draft.py", text: "draft\n" }]);
    await sleep(moment);
    const startTime = Date.now();
    await sleep(moment);
    await place.carryOut([
      { write: "repo/exp/training.csv", text: "epoch,loss\n" },
      { write: "repo/outputs/run/config.yaml", text: "a: 1\n" },
    ]);
    const start = { startTime, host: null, processId: null, commit: null };
    const of = async (name: string, leftOut: readonly string[]) => {
      const runFolder = at("repo", ...name.split("/"));
      return valueOf(await place.within(() => git.snapshots.observe({ ...start, runFolder, leftOut })));
    };
    const beside = await of("exp", [at("repo", "outputs")]);
    assert.deepEqual(beside.source?.untracked, ["exp/draft.py", "new.py"]);
    assert.deepEqual((await of("outputs/run", [])).source?.untracked, ["exp/draft.py", "new.py"]);
    assert.match((await of("exp", [])).reason ?? "", /code has changed/, "another run writes there");
  });

  it("are judged by one table of facts", () => {
    const good: ObservedFacts = {
      ...{ now: 100_000, startTime: 95_000, host: "node7.cluster", ownHost: "NODE7", isProcessHere: true },
      ...{ toolCommit: "a", head: "a", headTime: 90_000, newestCode: 94_000 },
    };
    assert.equal(whyNotObserved(good), null);
    assert.equal(whyNotObserved({ ...good, host: null, isProcessHere: null, toolCommit: null }), null);
    const bad: Partial<ObservedFacts>[] = [
      ...[{ now: 106_000 }, { now: 94_000 }, { host: "node8" }, { isProcessHere: false }, { head: "b" }],
      ...[{ head: null }, { headTime: 95_100 }, { newestCode: 95_100 }, { newestCode: Infinity }],
    ];
    for (const facts of bad) assert.notEqual(whyNotObserved({ ...good, ...facts }), null, JSON.stringify(facts));
  });

  it("can be listed, forgotten and pruned; what a run uses is kept through git's own clean-up", async () => {
    assert.equal(await observe(), "observed");
    await place.carryOut([{ write: "repo/train.py", text: "three\n" }]);
    await sleep(moment);
    const startTime = Date.now();
    await place.within(async () => {
      const start = { runFolder: at("repo", "mlruns"), startTime, host: null, processId: null, commit: null };
      valueOf(await git.snapshots.observe({ ...start, leftOut: [] }));
      const kept = valueOf(await git.snapshots.list(at("repo", "lib")));
      assert.equal(kept.length, 2);
      const texts = new Map<string, string>();
      for (const { snapshot } of kept) texts.set(await place.text("repo", "show", `${snapshot}:train.py`), snapshot);
      const [used = "", unused = ""] = [texts.get("two"), texts.get("three")];
      const old = Date.now() - 60_000;
      assert.deepEqual(valueOf(await git.snapshots.prune(at("repo"), new Set([used]), old)), [], "too young to prune");
      const soon = Date.now() + 60_000;
      assert.deepEqual(valueOf(await git.snapshots.prune(at("repo"), new Set([used]), soon)), [unused]);
      await place.git("repo", "gc", "-q", "--prune=now");
      assert.equal(await place.text("repo", "show", `${used}:train.py`), "two");
      await assert.rejects(place.git("repo", "cat-file", "-e", unused));
      assert.deepEqual(
        valueOf(await git.snapshots.list(at("repo"))).map((one) => one.snapshot),
        [used],
      );
      assert.equal(reasonOf(await git.snapshots.forget(at("repo"), "main")), "bad-request");
      valueOf(await git.snapshots.forget(at("repo"), used));
      assert.deepEqual(valueOf(await git.snapshots.list(at("repo"))), []);
    });
  });
});
