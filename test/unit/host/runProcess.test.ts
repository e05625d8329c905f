import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { hostname } from "node:os";
import { endProcess } from "../../../src/host/processes/endProcess";
import { processInfo } from "../../../src/host/processes/processInfo";
import { runProcess } from "../../../src/host/processes/runProcess";

describe("the process of a run", () => {
  let child: ChildProcess;
  let pid: number;
  const row = (more = {}) => {
    const now = Date.now();
    return { status: "RUNNING" as const, host: hostname(), pid, startTime: now, lastTime: now, ...more };
  };

  beforeEach(async () => {
    child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)", "the run (it) 1"], { stdio: "ignore" });
    await once(child, "spawn");
    assert.ok(child.pid);
    pid = child.pid;
  });

  afterEach(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  });

  it("is known by its start and its command line", async () => {
    const info = await processInfo(pid);
    assert.ok(info);
    assert.ok(Math.abs(info.startTime - Date.now()) < 60_000, String(info.startTime));
    assert.match(info.command, /the run \(it\) 1$/);
  });

  it("is found when it is older than the newest record", async () => {
    const found = await runProcess(row());
    assert.equal(found.ok && found.pid, pid);
  });

  it("is not found when the number was used again after the run's last record", async () => {
    const hourAgo = Date.now() - 3_600_000;
    assert.deepEqual(await runProcess(row({ startTime: hourAgo, lastTime: hourAgo })), {
      ok: false,
      reason: "not-the-run",
    });
  });

  it("is not touched on another host, without a number, or when the run has ended", async () => {
    const reason = async (more: object) => {
      const found = await runProcess(row(more));
      return found.ok ? "found" : found.reason;
    };
    assert.equal(await reason({ host: "elsewhere" }), "other-host");
    assert.equal(await reason({ host: null }), "other-host");
    assert.equal(await reason({ pid: null }), "no-pid");
    assert.equal(await reason({ pid: 1 }), "no-pid");
    assert.equal(await reason({ pid: -1 }), "no-pid");
    assert.equal(await reason({ status: "FINISHED" }), "not-running");
    assert.equal(await reason({ startTime: null, lastTime: null }), "not-the-run");
  });

  it("is gone after its end", async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
    assert.deepEqual(await runProcess(row()), { ok: false, reason: "gone" });
  });

  it("ends when it is asked to, and the wait ends with it", async () => {
    assert.equal(await endProcess(row(), "SIGTERM", 60_000), true);
    if (child.signalCode === null) await once(child, "exit");
    assert.equal(child.signalCode, "SIGTERM");
  });

  it("is left alone when it is not the run's", async () => {
    const hourAgo = Date.now() - 3_600_000;
    assert.equal(await endProcess(row({ startTime: hourAgo, lastTime: hourAgo }), "SIGKILL", 1000), true);
    assert.ok(await processInfo(pid));
  });
});
