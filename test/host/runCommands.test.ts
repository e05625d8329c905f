import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { DetailNode } from "../../src/core/view/detail/detailNode";
import type { Services } from "../../src/host/services";
import { acceptUntil } from "./support/acceptUntil";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

const openFile = () => vscode.window.activeTextEditor?.document.uri.fsPath;

describe("commands on a run", () => {
  let services: Services;
  let run: RunWriter;

  before(async () => {
    services = await testServices();
    run = new RunWriter({ name: "commanded", experiment: "commands" })
      .write("params", { params: { lr: 0.5, model: { depth: 3 } } })
      .metric(0, { loss: 2 })
      .metric(1, { loss: 0.25 })
      .write("tags", { tags: { owner: "me" } });
    mkdirSync(path.join(run.folder, "artifacts"));
    writeFileSync(path.join(run.folder, "artifacts", "report.txt"), "all is well\n");
    const artifact = { kind: "file", size: 12, sha256: null, step: null, stored: "copied" };
    run.write("artifact", { ...artifact, path: "artifacts/report.txt", name: "report.txt" });
    run.end();
    await shownRun(services, "commands", "commanded", ({ description }) => /^0\.25 loss/.test(String(description)));
    services.current.show(null);
  });

  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("copy the ids of all selected runs", async () => {
    const other = new RunWriter({ name: "second", experiment: "commands" }).end();
    const one = await shownRun(services, "commands", "commanded");
    const two = await shownRun(services, "commands", "second");
    await vscode.commands.executeCommand("runback.copyRunId", one.node, [one.node, two.node]);
    assert.equal(await vscode.env.clipboard.readText(), `${run.runId}\n${other.runId}`);
  });

  it("copy a run as Markdown", async () => {
    await vscode.commands.executeCommand("runback.copyAsMarkdown", run.runId);
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^### `commanded`/);
    assert.match(text, /\| `model\.depth` \| `3` \|/);
    assert.match(text, /\| `loss` \| `0\.25` \| `1` \| `0\.25` \| `1` \|/);
  });

  it("open the log file", async () => {
    await vscode.commands.executeCommand("runback.revealLogFile", run.runId);
    await waitFor("the log", () => openFile() === run.file || undefined);
  });

  it("act on the run of the view Run when called without one", async () => {
    await vscode.commands.executeCommand("runback.showRun", run.runId);
    await vscode.commands.executeCommand("runback.copyRunId");
    assert.equal(await vscode.env.clipboard.readText(), run.runId);
  });

  it("show everything of the picked run in the view Run", async () => {
    await vscode.commands.executeCommand("runback.showRun", run.runId);
    const top = await waitFor("the view Run", () => {
      const lines = services.detailTree.getChildren() as DetailNode[];
      const isIt = services.runView.view.description === "commanded" && lines.some(({ key }) => key === "params");
      return isIt ? lines : undefined;
    });
    const lines = new Map(top.flatMap((node) => node.children).map((node) => [node.key, node.description]));
    assert.equal(lines.get("params/lr"), "0.5");
    assert.match(lines.get("metrics/loss") ?? "", /^0\.25 · best 0\.25/);
    assert.equal(lines.get("tags/owner"), "me");
    assert.equal(lines.get("artifacts/0"), "file · 12 B");
  });

  it("open an artifact of the run's folder", async () => {
    await vscode.commands.executeCommand("runback.showRun", run.runId);
    await vscode.commands.executeCommand("runback.openDetail", { kind: "artifact", index: 0 });
    await waitFor("the artifact", () => openFile() === path.join(run.folder, "artifacts", "report.txt") || undefined);
  });

  it("open no artifact that leads out of the run's folder and the workspace without a question", async () => {
    const link = new RunWriter({ name: "leading-out", experiment: "commands" });
    symlinkSync("/etc/hostname", path.join(link.folder, "link.txt"));
    const artifact = { name: "x", kind: "file", size: 1, sha256: null, step: null, stored: "copied" };
    link.write("artifact", { ...artifact, path: "link.txt" }).end();
    await shownRun(services, "commands", "leading-out");
    await vscode.commands.executeCommand("runback.showRun", link.runId);
    await waitFor("the artifact's line", async () => (await services.runView.detail())?.artifacts.length || undefined);
    const opened = vscode.commands.executeCommand("runback.openDetail", { kind: "artifact", index: 0 });
    // The question stands open: whatever happens while it does, the file is not shown.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(openFile(), undefined);
    await vscode.commands.executeCommand("workbench.action.closeMessages").then(undefined, () => undefined);
    void opened;
  });

  it("list problems with their lines", async () => {
    const torn = new RunWriter({ name: "torn-log", experiment: "commands" }).raw("{broken\n").end();
    await shownRun(services, "commands", "torn-log", ({ description }) => /1 problem/.test(String(description)));
    void vscode.commands.executeCommand("runback.showProblems", torn.runId);
    await acceptUntil("the log at its bad line", () => {
      const editor = vscode.window.activeTextEditor;
      return (editor?.document.uri.fsPath === torn.file && editor.selection.active.line === 1) || undefined;
    });
  });

  it("tell of runs that end and of metrics that turn NaN", async () => {
    const seen: string[] = [];
    const listener = services.index.onDidNotice(({ runName, event }) => seen.push(`${runName} ${event}`));
    try {
      const watched = new RunWriter({ name: "watched", experiment: "commands" }).metric(0, { loss: 1 });
      await shownRun(services, "commands", "watched");
      watched.metric(1, { loss: "NaN" });
      await waitFor("the NaN", () => seen.includes("watched nan") || undefined);
      watched.end("FAILED");
      await waitFor("the failure", () => seen.includes("watched failed") || undefined);
    } finally {
      listener.dispose();
      await vscode.commands.executeCommand("notifications.clearAll");
    }
  });
});
