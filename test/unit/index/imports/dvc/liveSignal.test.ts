import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, cpSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dvcImporter } from "../../../../../src/index/imports/dvc/dvcImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";

const fixture = path.resolve("test/fixtures/dvc/live/dvclive");
const hour = 3_600_000;

describe("signals of DVCLive", () => {
  let project: string;
  let signals: string;
  let reader: FolderReader;
  let training: ChildProcess;
  const table = () => path.join(project, "dvclive/plots/metrics/val/acc.tsv");
  const state = async () => {
    await reader.read();
    const { status, lastTime, endTime, attempts } = [...reader.runs.values()][0]!.record;
    return { status, lastTime, endTime, attempts };
  };
  const signal = (name: string, content: object = { pid: training.pid, exp_name: "puffy-fuel" }) => {
    mkdirSync(signals, { recursive: true });
    writeFileSync(path.join(signals, name), JSON.stringify(content));
  };
  /** As the process would: after the signal was given, whose time is finer than a millisecond. */
  const writeMetrics = (time = Date.now() + 1) => {
    const file = path.join(project, "dvclive/metrics.json");
    writeFileSync(file, "{}");
    utimesSync(file, time / 1000, time / 1000);
  };

  beforeEach(() => {
    project = path.join(temporaryFolder(), "project");
    cpSync(fixture, path.join(project, "dvclive"), { recursive: true });
    signals = path.join(project, ".dvc/tmp/exps/run");
    mkdirSync(path.join(project, ".dvc"));
    reader = new FolderReader(dvcImporter, project);
    training = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  });
  afterEach(() => training.kill("SIGKILL"));

  it("keep a silent run running, and end it when they go", async () => {
    const before = Date.now();
    signal("DVCLIVE_ONLY");
    writeMetrics();
    for (const name of ["note", "train/loss", "val/acc"])
      utimesSync(path.join(project, "dvclive/plots/metrics", `${name}.tsv`), 0, (before - 2 * hour) / 1000);
    const running = await state();
    assert.equal(running.status, "RUNNING");
    assert.ok(running.lastTime! >= before - 10, "a sign of life now");
    rmSync(path.join(signals, "DVCLIVE_ONLY"));
    const ended = await state();
    assert.equal(ended.status, "FINISHED");
    assert.ok(ended.endTime! >= before - 10);
  });

  it("that are left behind by a process that is gone mean that it was killed", async () => {
    signal("DVCLIVE_STEP_COMPLETED", { pid: training.pid, step: 4 });
    writeMetrics();
    assert.equal((await state()).status, "RUNNING");
    training.kill("SIGKILL");
    await once(training, "exit");
    assert.equal((await state()).status, "KILLED");
  });

  it("say nothing when their process was never seen, or the folder is another run's", async () => {
    signal("DVCLIVE_ONLY");
    writeMetrics(Date.now() - hour);
    utimesSync(path.join(project, "dvclive/plots/metrics"), 0, (Date.now() - hour) / 1000);
    assert.ok((await state()).lastTime! < Date.now() + 1000);
    rmSync(path.join(signals, "DVCLIVE_ONLY"));
    assert.equal((await state()).status, "RUNNING");
    for (const content of [{ pid: 2 ** 40 }, { pid: "1" }, [], { pid: -1 }]) {
      signal("DVCLIVE_ONLY", content);
      writeMetrics();
      assert.equal((await state()).status, "RUNNING");
    }
  });

  it("points after an end are another attempt", async () => {
    signal("DVCLIVE_ONLY");
    writeMetrics();
    await state();
    rmSync(path.join(signals, "DVCLIVE_ONLY"));
    assert.equal((await state()).status, "FINISHED");
    appendFileSync(table(), "5\t0.5\n");
    const resumed = await state();
    assert.deepEqual([resumed.status, resumed.endTime, resumed.attempts], ["RUNNING", null, 2]);
    const points = [...reader.runs.values()][0]!.metrics.get("val/acc")!;
    assert.equal(points.length, 6);
    assert.deepEqual(
      points.at(-1)!.filter((_, at) => at !== 1),
      [5, 0.5],
    );
  });

  describe("of two runs at once", () => {
    let other: ChildProcess;
    beforeEach(() => {
      other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    });
    afterEach(() => other.kill("SIGKILL"));

    it("say nothing of either, and the run tells so once", async () => {
      signal("DVCLIVE_ONLY");
      writeMetrics();
      assert.equal((await state()).status, "RUNNING");
      signal("DVCLIVE_STEP_COMPLETED", { pid: other.pid, step: 1 });
      const shared = await state();
      assert.deepEqual([shared.status, shared.attempts], ["RUNNING", 1]);
      for (const name of ["DVCLIVE_ONLY", "DVCLIVE_STEP_COMPLETED"]) rmSync(path.join(signals, name));
      const ended = await state();
      assert.deepEqual([ended.status, ended.endTime], ["RUNNING", null]);
      signal("DVCLIVE_STEP_COMPLETED", { pid: training.pid, step: 6 });
      appendFileSync(table(), "5\t0.5\n");
      const next = await state();
      assert.deepEqual([next.status, next.endTime, next.attempts], ["RUNNING", null, 1]);
      const reasons = [...reader.runs.values()][0]!.record.problems.map(({ reason }) => reason);
      assert.equal(reasons.filter((reason) => /two runs of DVCLive/i.test(reason)).length, 1);
    });

    it("are told by turns as well: one signal that names another process while the first lives", async () => {
      signal("DVCLIVE_STEP_COMPLETED", { pid: training.pid, step: 1 });
      writeMetrics();
      await state();
      signal("DVCLIVE_STEP_COMPLETED", { pid: other.pid, step: 1 });
      await state();
      rmSync(path.join(signals, "DVCLIVE_STEP_COMPLETED"));
      assert.equal((await state()).status, "RUNNING");
    });

    it("that begin after an end do not bring the run back", async () => {
      signal("DVCLIVE_STEP_COMPLETED", { pid: training.pid, step: 1 });
      writeMetrics();
      await state();
      rmSync(path.join(signals, "DVCLIVE_STEP_COMPLETED"));
      assert.equal((await state()).status, "FINISHED");
      signal("DVCLIVE_STEP_COMPLETED", { pid: other.pid, step: 1 });
      const { status, attempts } = await state();
      assert.deepEqual([status, attempts], ["FINISHED", 1]);
    });
  });
});
