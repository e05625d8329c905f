import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { seededRandom } from "../../../../../bench/generate/seededRandom";
import { LocalGit } from "../../../../../src/git/localGit";
import { ExperimentsImporter } from "../../../../../src/index/imports/dvc/experiments/experimentsImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";
import { mutateBytes } from "../support/mutateBytes";
import { restoreQueue } from "../support/restoreQueue";

const fixture = path.resolve("test/fixtures/dvc/queue");
const baseline = "27ea0adee6f9968f9b52316c5898d7938dd0cfec";
const later = "21b45823622316d7b9f33f371a21e3fadeea1e82";

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
    assert.deepEqual(statuses(), { done: "FINISHED", last: "SCHEDULED", later: "SCHEDULED", broken: "FAILED" });
    const found = (name: string) => Object.fromEntries(records().get(name)!.params);
    assert.deepEqual(found("later"), { "train.lr": 0.03, "train.epochs": 3, seed: 8, "model.yaml:width": 16 });
    assert.deepEqual(found("last"), { "train.lr": 0.1, "train.epochs": 3, seed: 7, "model.yaml:width": 32 });
    assert.deepEqual(found("broken"), { "train.lr": 5, "train.epochs": 3, seed: 7, "model.yaml:width": 16 });
    const queued = records().get("later")!;
    assert.deepEqual([queued.runId, queued.startTime, queued.endTime], [`dvc-experiments:${later}`, null, null]);
    assert.equal(queued.lastTime, 1795457419_000);
    assert.equal(queued.sources[0]!.commit, later);
    assert.equal(Object.fromEntries(queued.tags)["dvc.baseline"], baseline);
    assert.equal(records().get("broken")!.endTime, 1795457392_000);
    assert.ok([...reader.runs.values()].every(({ record }) => record.problems.length === 0));
  });

  it("is what DVC itself shows", () => {
    const states: Record<string, string> = { queued: "SCHEDULED", failed: "FAILED", success: "FINISHED" };
    const shown = JSON.parse(readFileSync(path.join(fixture, "shown.json"), "utf8")) as Record<string, string>[];
    const theirs = shown.map(({ rev, name, state }) => [`dvc-experiments:${rev}`, name, states[state!]]);
    const ours = [...records().values()].map(({ runId, runName, status }) => [runId, runName, status]);
    assert.deepEqual(ours.sort(), theirs.sort());
  });

  it("is followed: what began to run leaves it, what failed stays the same run", async () => {
    const [first, second] = readFileSync(log("stash"), "utf8").split("\n");
    // As DVC does: an entry is dropped when it begins to run, and put into the other log when it fails.
    writeFileSync(log("stash"), `${second}\n`);
    await reader.read();
    assert.deepEqual(statuses(), { done: "FINISHED", last: "SCHEDULED", broken: "FAILED" });
    writeFileSync(log("failed"), `${readFileSync(log("failed"), "utf8")}${first}\n`);
    run("update-ref", "--no-deref", "refs/exps/celery/failed", later);
    await reader.read();
    assert.deepEqual(statuses(), { done: "FINISHED", last: "SCHEDULED", later: "FAILED", broken: "FAILED" });
    assert.equal(records().get("later")!.runId, `dvc-experiments:${later}`);
    run("update-ref", "-d", "refs/exps/celery/failed");
    await reader.read();
    assert.deepEqual(statuses(), { done: "FINISHED", last: "SCHEDULED" });
  });

  it("shows one without a name by its commit, and leaves out entries that are none", async () => {
    const commit = (message: string) =>
      run("-c", "user.name=A", "-c", "user.email=a@b", "commit-tree", `${later}^{tree}`, "-p", baseline, "-m", message);
    const [unnamed, other] = [commit(`dvc-exp:${baseline}:${baseline}:`), commit("WIP on main")];
    for (const id of [unnamed, other]) run("update-ref", "--create-reflog", "refs/exps/stash", id);
    await reader.read();
    const names = Object.keys(statuses()).sort();
    assert.deepEqual(names, ["broken", "done", "last", "later", unnamed.slice(0, 7)].sort());
  });

  it("passes over an entry whose commit is gone", async () => {
    writeFileSync(log("stash"), readFileSync(log("stash"), "utf8").replaceAll(later, "12".repeat(20)));
    await reader.read();
    assert.deepEqual(statuses(), { done: "FINISHED", last: "SCHEDULED", broken: "FAILED" });
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
      batches.flatMap(({ runs }) => runs).map(({ key }) => path.basename(key)),
      ["done"],
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
    assert.equal(records().size, 4);
  });
});
