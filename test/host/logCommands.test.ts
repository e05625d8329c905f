import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { forgetState } from "../../src/host/commands/forgetState";
import { endRun } from "../../src/host/processes/endRun";
import { pageSize } from "../../src/host/runs/tree/runsModel";
import type { MoreNode } from "../../src/host/runs/tree/runNode";
import type { Services } from "../../src/host/services";
import { LogWriter } from "../support/runs/logWriter";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { experimentChildren, shownRun } from "./support/treeRows";
import { workspaceFolder } from "./support/workspaceFolder";
import { waitFor } from "./waitFor";

describe("commands on the workspace and on processes", () => {
  let services: Services;

  before(async () => {
    services = await testServices();
  });
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("add a log directory outside the workspace, whose runs show at once", async () => {
    const logs = realpathSync(mkdtempSync(path.join(tmpdir(), "runback-logs-")));
    const setting = () => vscode.workspace.getConfiguration().get<string[]>("runback.logDirectories") ?? [];
    try {
      new LogWriter({ name: "from-elsewhere", experiment: "elsewhere" }, logs).end();
      await vscode.commands.executeCommand("runback.addLogDirectory", vscode.Uri.file(logs));
      assert.deepEqual(setting(), [logs]);
      await shownRun(services, "elsewhere", "from-elsewhere");
      await vscode.commands.executeCommand("runback.addLogDirectory", vscode.Uri.file(logs));
      assert.deepEqual(setting(), [logs], "added once");
    } finally {
      const { Workspace } = vscode.ConfigurationTarget;
      await vscode.workspace.getConfiguration().update("runback.logDirectories", undefined, Workspace);
      rmSync(logs, { recursive: true, force: true });
    }
    await waitFor("its runs to go", async () =>
      (await experimentChildren(services, "elsewhere")).length === 0 ? true : undefined,
    );
  });

  it("open an example script that logs", async () => {
    await vscode.commands.executeCommand("runback.newExampleScript");
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.match(document.getText(), /^import math[^]*runback\.init\([^]*run\.log\(/);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("show a run's folder in the Explorer", async () => {
    const run = new RunWriter({ name: "has-a-folder", experiment: "workspace-commands" }).end();
    await shownRun(services, "workspace-commands", "has-a-folder");
    await vscode.commands.executeCommand("runback.openRunFolder", run.runId);
    await vscode.env.clipboard.writeText("");
    await waitFor("the folder selected in the Explorer", async () => {
      await vscode.commands.executeCommand("copyFilePath");
      return (await vscode.env.clipboard.readText()) === run.folder || undefined;
    });
  });

  it("copy the value of a line of the view Run", async () => {
    const run = new RunWriter({ name: "copied", experiment: "workspace-commands" });
    run.write("params", { params: { note: "a, b" } }).end();
    await shownRun(services, "workspace-commands", "copied");
    await vscode.commands.executeCommand("runback.showRun", run.runId);
    const line = await waitFor("the param's line", () => {
      const lines = services.detailTree.getChildren().flatMap((top) => services.detailTree.getChildren(top));
      return lines.find((one) => "key" in one && one.key === "params/note");
    });
    await vscode.commands.executeCommand("runback.copyValue", line);
    assert.equal(await vscode.env.clipboard.readText(), "a, b");
  });

  it("load more runs than one page shows", async () => {
    const logs = path.join(workspaceFolder(), ".runback", "runs");
    const count = pageSize + 5;
    for (let at = 0; at < count; at++) new LogWriter({ name: `many-${at}`, experiment: "many", age: at }, logs).end();
    const last = async () => (await experimentChildren(services, "many")).at(-1);
    const isMore = (node: unknown): node is MoreNode => (node as MoreNode | undefined)?.kind === "more";
    const more = await waitFor("the first page", async () => {
      const node = await last();
      // Fewer are shown until all logs are read.
      return isMore(node) && node.total === count && node.shownCount === pageSize ? node : undefined;
    });
    await vscode.commands.executeCommand("runback.loadMore", more.parent);
    await waitFor("the rest", async () =>
      (await experimentChildren(services, "many")).length === count ? true : undefined,
    );
    rmSync(path.join(logs, "many"), { recursive: true });
    await waitFor("them to go", async () => ((await last()) === undefined ? true : undefined));
  });

  it("end a run's process, and no other", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    try {
      const run = new RunWriter({ name: "to-be-stopped", experiment: "workspace-commands", pid: child.pid ?? 0 });
      await new Promise((resolve) => setTimeout(resolve, 100));
      run.metric(0, { loss: 1 });
      await shownRun(services, "workspace-commands", "to-be-stopped");
      const detail = await (await services.index.open()).run(run.runId);
      assert.ok(detail);
      const ended = once(child, "exit");
      assert.equal(await endRun(detail, "SIGTERM"), true);
      assert.equal((await ended)[1], "SIGTERM");
      run.end("KILLED");
    } finally {
      child.kill("SIGKILL");
    }
  });

  it("forget what is kept, and read the logs again", async () => {
    const run = new RunWriter({ name: "read-again", experiment: "workspace-commands" }).metric(0, { loss: 3 }).end();
    const before = readFileSync(run.file);
    const { node } = await shownRun(services, "workspace-commands", "read-again");
    await services.filter.set("read");
    await forgetState(services);
    assert.equal(services.filter.text, "");
    const again = await shownRun(services, "workspace-commands", "read-again");
    assert.equal(again.node.row.runId, node.row.runId);
    assert.deepEqual(readFileSync(run.file), before);
  });
});
