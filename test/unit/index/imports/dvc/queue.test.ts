import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { seededRandom } from "../../../../../bench/generate/seededRandom";
import { LocalGit } from "../../../../../src/git/localGit";
import { ExperimentsImporter } from "../../../../../src/index/imports/dvc/experiments/experimentsImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";
import { mutateBytes } from "../support/mutateBytes";
import { restoreQueue } from "../support/restoreQueue";

const fixture = path.resolve("test/fixtures/dvc/queue");
const baseline = "0f92da07b9603f4a3da1623b1fcd271d859a4c3c";
const later = "621fc72abfe9c3d412de2fe8dd68cd3fe6c397c3";

/** Commits that waited in the queue, by the names that their results have now. */
const entries = {
  done: "0c49c84bb0cc9b7587b484ae3f4f0dd305db448a",
  renamed: "10ea67bfbcafdd2d5c4f6107e6b161b29832ad16",
};
const ended = { done: "FINISHED", renamed: "FINISHED" };

describe("DVC's queue", () => {
  let project: string;
  let git: LocalGit;
  let reader: FolderReader;
  const log = (name: string) => path.join(project, ".git/logs/refs/exps/celery", name);
  const run = (...args: string[]) =>
    execFileSync("git", args, { cwd: project, encoding: "utf8", stdio: "pipe" }).trim();
  const records = () => new Map([...reader.runs.values()].map(({ record }) => [record.runName, record]));
  const statuses = (): Record<string, string> =>
    Object.fromEntries([...records()].map(([name, { status }]) => [name ?? "", status]));

  beforeEach(async () => {
    project = path.join(temporaryFolder(), "project");
    mkdirSync(project);
    restoreQueue(fixture, project);
    git = new LocalGit({ isTrusted: () => true, candidates: () => [] });
    reader = await new FolderReader(new ExperimentsImporter(git), project).read();
  });
  afterEach(() => git.dispose());

  it("is read as runs that have not started, and as failed ones, with the params of their commits", () => {
    assert.deepEqual(statuses(), { ...ended, last: "SCHEDULED", later: "SCHEDULED", broken: "FAILED" });
    const found = (name: string) => Object.fromEntries(records().get(name)!.params);
    assert.deepEqual(found("later"), { "train.lr": 0.03, "train.epochs": 3, seed: 8, "model.yaml:width": 16 });
    assert.deepEqual(found("last"), { "train.lr": 0.1, "train.epochs": 3, seed: 7, "model.yaml:width": 32 });
    assert.deepEqual(found("broken"), { "train.lr": 5, "train.epochs": 3, seed: 7, "model.yaml:width": 16 });
    const queued = records().get("later")!;
    assert.deepEqual([queued.runId, queued.startTime, queued.endTime], [`dvc-experiments:${later}`, null, null]);
    assert.equal(queued.lastTime, 1795485115_000);
    assert.equal(queued.sources[0]!.commit, later);
    assert.equal(Object.fromEntries(queued.tags)["dvc.baseline"], baseline);
    assert.equal(records().get("broken")!.endTime, 1795485100_000);
    assert.ok([...reader.runs.values()].every(({ record }) => record.problems.length === 0));
  });

  it("is what DVC itself shows", () => {
    const states: Record<string, string> = { queued: "SCHEDULED", failed: "FAILED", success: "FINISHED" };
    const shown = JSON.parse(readFileSync(path.join(fixture, "shown.json"), "utf8")) as Record<string, string>[];
    const theirs = shown.map(({ rev, name, state }) => [`dvc-experiments:${rev}`, name, states[state!]]);
    const ours = [...records().values()].map(({ runId, lastingId, runName, status }) => [
      lastingId ?? runId,
      runName,
      status,
    ]);
    assert.deepEqual(ours.sort(), theirs.sort());
  });

  it("keeps the id of what waited, by DVC's note of its result, also when that was renamed since", async () => {
    const find = (name: string) => records().get(name)!;
    for (const [name, entry] of Object.entries(entries)) {
      const { runId, lastingId, sources } = find(name);
      assert.deepEqual([runId, lastingId], [`dvc-experiments:${entry}`, `dvc-experiments:${sources[0]!.commit}`]);
      assert.notEqual(sources[0]!.commit, entry);
    }
    assert.deepEqual([find("later").lastingId, find("broken").lastingId], [undefined, undefined]);
    const ref = `refs/exps/0f/${baseline.slice(2)}`;
    run("update-ref", `${ref}/again`, find("renamed").sources[0]!.commit!);
    run("update-ref", "-d", `${ref}/renamed`);
    const cells = reader.runs.size;
    await reader.read();
    assert.deepEqual([reader.runs.size, find("again").runId], [cells, `dvc-experiments:${entries.renamed}`]);
    // A later commit under the name is another's, and so is one with another result.
    const other = run(
      ...["-c", "user.name=A", "-c", "user.email=a@b", "commit-tree", `${later}^{tree}`, "-p", baseline, "-m", "mine"],
    );
    run("update-ref", `${ref}/done`, other);
    await reader.read();
    assert.deepEqual([find("done").runId, find("done").lastingId], [`dvc-experiments:${other}`, undefined]);
  });

  it("is one run while it runs in a copy of the project, with what DVCLive logs there, and after", async () => {
    const copy = path.join(project, ".dvc/tmp/exps/tmpa1b2");
    const notes = path.join(project, ".dvc/tmp/exps/run", later);
    const table = path.join(copy, "dvclive/plots/metrics/loss.tsv");
    const training = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    const note = (rest: object) => {
      const running = { baseline_rev: baseline, location: "dvc-task", root_dir: copy, name: "later", status: 2 };
      writeFileSync(path.join(notes, `${later}.run`), JSON.stringify({ ...running, ...rest }));
    };
    const find = () => {
      const [one, ...others] = [...reader.runs.values()].filter(({ record }) => record.runName === "later");
      assert.deepEqual([one!.record.runId, others.length], [`dvc-experiments:${later}`, 0]);
      return { status: one!.record.status, steps: (one!.metrics.get("loss") ?? []).map(([step]) => step) };
    };
    try {
      mkdirSync(notes);
      mkdirSync(path.join(copy, ".dvc"), { recursive: true });
      note({ status: 1 });
      const [, second] = readFileSync(log("stash"), "utf8").split("\n");
      writeFileSync(log("stash"), `${second}\n`);
      await reader.read();
      assert.deepEqual(find(), { status: "RUNNING", steps: [] });
      note({});
      writeFileSync(path.join(notes, `${later}.json`), JSON.stringify({ pid: training.pid, returncode: null }));
      mkdirSync(path.dirname(table), { recursive: true });
      writeFileSync(table, "step\tloss\n0\t1\n1\t0.");
      await reader.read();
      assert.deepEqual(find(), { status: "RUNNING", steps: [0] });
      const { cells } = reader;
      appendFileSync(table, "5\n2\t0.25\n");
      await reader.read();
      assert.deepEqual(find(), { status: "RUNNING", steps: [0, 1, 2] });
      assert.equal(reader.cells, cells + 2, "what is known is not read again");
      training.kill("SIGKILL");
      await once(training, "exit");
      await reader.read();
      assert.deepEqual(find(), { status: "KILLED", steps: [0, 1, 2] });
      // As its script sees to it: the end is noted, the result kept, the copy removed.
      const hash = "ab".repeat(32);
      const subject = `dvc: commit experiment ${hash}`;
      const author = ["-c", "user.name=A", "-c", "user.email=a@b"];
      const result = run(...author, "commit-tree", `${later}^{tree}`, "-p", baseline, "-m", subject);
      run("update-ref", `refs/exps/0f/${baseline.slice(2)}/later`, result);
      note({ status: 6, result_hash: hash, result_ref: `refs/exps/0f/${baseline.slice(2)}/later` });
      rmSync(copy, { recursive: true });
      await reader.read();
      assert.deepEqual(find(), { status: "FINISHED", steps: [] });
      assert.equal(records().get("later")!.lastingId, `dvc-experiments:${result}`);
    } finally {
      training.kill("SIGKILL");
    }
  });

  it("neither fails nor follows a note out of DVC's folder when notes are damaged", async () => {
    const [entry] = [entries.done];
    const file = path.join(project, ".dvc/tmp/exps/run", entry, `${entry}.run`);
    const whole = readFileSync(file);
    const names = Object.keys(statuses()).sort();
    const random = seededRandom(8);
    for (let turn = 0; turn < 40; turn++) {
      writeFileSync(file, mutateBytes(whole, random));
      await reader.read();
      assert.deepEqual(
        Object.keys(statuses())
          .filter((name) => name !== "done")
          .sort(),
        names.filter((name) => name !== "done"),
      );
    }
    const outside = { ...JSON.parse(whole.toString()), root_dir: path.join(project, ".."), status: 2 } as object;
    writeFileSync(file, JSON.stringify(outside));
    await reader.read();
    assert.equal(records().get("done")!.status, "FINISHED");
    assert.deepEqual(Object.keys(statuses()).sort(), names);
  });

  it("is followed: what began to run leaves it, what failed stays the same run", async () => {
    const [first, second] = readFileSync(log("stash"), "utf8").split("\n");
    // As DVC does: an entry is dropped when it begins to run, and put into the other log when it fails.
    writeFileSync(log("stash"), `${second}\n`);
    await reader.read();
    assert.deepEqual(statuses(), { ...ended, last: "SCHEDULED", broken: "FAILED" });
    writeFileSync(log("failed"), `${readFileSync(log("failed"), "utf8")}${first}\n`);
    run("update-ref", "--no-deref", "refs/exps/celery/failed", later);
    await reader.read();
    assert.deepEqual(statuses(), { ...ended, last: "SCHEDULED", later: "FAILED", broken: "FAILED" });
    assert.equal(records().get("later")!.runId, `dvc-experiments:${later}`);
    run("update-ref", "-d", "refs/exps/celery/failed");
    await reader.read();
    assert.deepEqual(statuses(), { ...ended, last: "SCHEDULED" });
  });

  it("shows one without a name by its commit, and leaves out entries that are none", async () => {
    const commit = (message: string) =>
      run("-c", "user.name=A", "-c", "user.email=a@b", "commit-tree", `${later}^{tree}`, "-p", baseline, "-m", message);
    const [unnamed, other] = [commit(`dvc-exp:${baseline}:${baseline}:`), commit("WIP on main")];
    for (const id of [unnamed, other]) run("update-ref", "--create-reflog", "refs/exps/stash", id);
    await reader.read();
    const names = Object.keys(statuses()).sort();
    assert.deepEqual(names, ["broken", "done", "last", "later", "renamed", unnamed.slice(0, 7)].sort());
  });

  it("passes over an entry whose commit is gone", async () => {
    writeFileSync(log("stash"), readFileSync(log("stash"), "utf8").replaceAll(later, "12".repeat(20)));
    await reader.read();
    assert.deepEqual(statuses(), { ...ended, last: "SCHEDULED", broken: "FAILED" });
  });

  it("keeps what was known, with a reason, when git cannot list it", async () => {
    const spy = path.join(project, "../git");
    writeFileSync(spy, '#!/bin/sh\nfor word; do [ "$word" = log ] && exit 3; done\nexec git "$@"\n', { mode: 0o755 });
    const failing = new LocalGit({ isTrusted: () => true, candidates: () => [spy] });
    const importer = new ExperimentsImporter(failing);
    const [unit] = importer.recognize(project, [{ name: ".dvc", kind: "folder" }]).units;
    const known = new Map([`queue/${later}`, "refs/exps/12/gone"].map((key) => [key, null]));
    const batches = [];
    for await (const batch of importer.read(unit!, known)) batches.push(batch);
    failing.dispose();
    assert.deepEqual(batches[0]!.gone, ["refs/exps/12/gone"]);
    assert.deepEqual(batches[0]!.problems!.map(({ file }) => file).sort(), [
      "refs/exps/celery/failed",
      "refs/exps/celery/stash",
    ]);
    assert.deepEqual(
      batches
        .flatMap(({ runs }) => runs)
        .map(({ key }) => path.basename(key))
        .sort(),
      [entries.done, entries.renamed].sort(),
    );
  });

  it("neither fails nor tells what is not there when its log is damaged", async () => {
    const whole = readFileSync(log("stash"));
    const known = new Set([...records().values()].map(({ runId, status }) => `${runId} ${status}`));
    const random = seededRandom(7);
    for (let turn = 0; turn < 25; turn++) {
      writeFileSync(log("stash"), mutateBytes(whole, random));
      await reader.read();
      const found = [...records().values()].map(({ runId, status }) => `${runId} ${status}`);
      assert.ok(found.every((run) => known.has(run)) && found.length >= 2, found.join());
    }
    writeFileSync(log("stash"), whole);
    await reader.read();
    assert.equal(records().size, 5);
  });
});
