import assert from "node:assert/strict";
import childProcess from "node:child_process";
import path from "node:path";
import * as vscode from "vscode";
import { RunWriter } from "../support/runWriter";
import { testServices } from "../support/testServices";
import { shownRun } from "../support/treeRows";

/** Every way to start a process that Node has, watched by replacing it on the module that all bundles share. */
const ways = ["spawn", "execFile", "exec", "fork", "spawnSync", "execFileSync", "execSync"] as const;

type Start = (...args: readonly unknown[]) => unknown;

describe("Restricted Mode", () => {
  const started: string[] = [];
  const real = new Map<string, Start>();

  before(async () => {
    const { extensionPath } = (await testServices()).context;
    const bundle = path.join(extensionPath, "dist");
    for (const way of ways) {
      const original = childProcess[way] as Start;
      real.set(way, original);
      // The editor itself starts processes here, too (it looks for ports that terminals opened).
      const watched: Start = (...args) => {
        if (!new Error().stack?.includes(bundle)) return original(...args);
        started.push(`${way} ${String(args[0])}`);
        throw new Error("no process may be started here");
      };
      Object.assign(childProcess, { [way]: watched });
    }
  });

  after(async () => {
    for (const [way, original] of real) Object.assign(childProcess, { [way]: original });
    await vscode.commands.executeCommand("notifications.clearAll");
  });

  it("shows runs, and starts no process for any command on them", async () => {
    const services = await testServices();
    const commit = "0123456789abcdef0123456789abcdef01234567";
    const source = { attempt: 1, evidence: "snapshot", repository: "/", commit, snapshot: commit, entry: "train.py" };
    const run = new RunWriter({ name: "untrusted", experiment: "restricted" })
      .write("source", source)
      .metric(0, { loss: 1 });
    await shownRun(services, "restricted", "untrusted", ({ contextValue }) => /source/.test(contextValue ?? ""));
    await vscode.commands.executeCommand("runback.showRun", run.runId);
    const onRuns = ["openEntryScript", "diffEntryScript", "browseSource", "goToSourceFile", "diffSource"];
    const onCode = ["openWorktree", "addWorktree", "createBranch", "fetchSource", "forgetSnapshot", "shareSnapshot"];
    for (const command of [...onRuns, ...onCode, "manageWorktrees", "pruneSnapshots", "rerun", "debugRun", "stopRun"])
      await vscode.commands.executeCommand(`runback.${command}`, run.runId);
    await vscode.commands.executeCommand("runback.installLogger");
    const answer = await services.git.program();
    assert.deepEqual([answer.ok, answer.ok || answer.reason], [false, "untrusted"]);
    assert.deepEqual(started, []);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });
});
