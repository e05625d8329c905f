import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { Services } from "../../src/host/services";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";
import { workspaceFolder } from "./support/workspaceFolder";

describe("artifacts in the editor", () => {
  let services: Services;

  before(async () => {
    services = await testServices();
    const from = path.join(services.context.extensionPath, "test/fixtures/tensorboard/torch/basic");
    cpSync(from, path.join(workspaceFolder(), "media", "sketches"), { recursive: true });
  });

  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("open a picture of an event file in the editor's own viewer, and nothing that the run does not list", async () => {
    const { node } = await shownRun(services, "media", "sketches");
    const { runId } = node.row;
    services.current.show(runId);
    const detail = await waitFor("the run in the view", async () => {
      const shown = await services.runView.detail();
      return shown?.row.runId === runId ? shown : undefined;
    });
    const index = detail.artifacts.findIndex(({ name }) => name === "digit");
    await vscode.commands.executeCommand("runback.openDetail", { kind: "artifact", index });
    const tab = await waitFor("the picture", () => vscode.window.tabGroups.activeTabGroup.activeTab);
    assert.equal(tab.label, "digit 3.png");
    assert.ok(tab.input instanceof vscode.TabInputCustom, "a viewer of pictures");
    const { uri } = tab.input;
    const bytes = Buffer.from(await vscode.workspace.fs.readFile(uri));
    assert.equal(bytes.subarray(1, 4).toString(), "PNG");
    assert.equal(bytes.length, (await vscode.workspace.fs.stat(uri)).size);
    const other = uri.with({ query: uri.query.replace(/offset=\d+/, "offset=1") });
    await assert.rejects(async () => vscode.workspace.fs.readFile(other), vscode.FileSystemError);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(uri, bytes), vscode.FileSystemError);
  });

  it("open a picture and a plot of a kept experiment of DVC from its commit, and check nothing out", async () => {
    const project = path.join(workspaceFolder(), "kept");
    const git = (...args: string[]) => execFileSync("git", args, { cwd: project, encoding: "utf8", stdio: "pipe" });
    mkdirSync(project);
    git("init", "-q");
    const bundle = path.join(services.context.extensionPath, "test/fixtures/dvc/kept.bundle");
    git("fetch", "-q", bundle, "refs/heads/main:refs/heads/work", "refs/exps/*:refs/exps/*");
    git("checkout", "-q", "work");
    const { node } = await shownRun(services, "kept", "whole");
    const { runId } = node.row;
    services.current.show(runId);
    const detail = await waitFor("the run in the view", async () => {
      const shown = await services.runView.detail();
      return shown?.row.runId === runId ? shown : undefined;
    });
    const open = async (name: string) => {
      const index = detail.artifacts.findIndex((one) => one.name === name);
      await vscode.commands.executeCommand("runback.openDetail", { kind: "artifact", index });
      return waitFor(name, () => {
        const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
        return tab?.label === path.posix.basename(name) ? tab.input : undefined;
      });
    };
    const picture = await open("images/samples/1.png");
    assert.ok(picture instanceof vscode.TabInputCustom, "a viewer of pictures");
    const bytes = Buffer.from(await vscode.workspace.fs.readFile(picture.uri));
    assert.equal(bytes.subarray(1, 4).toString(), "PNG");
    assert.equal(bytes.length, (await vscode.workspace.fs.stat(picture.uri)).size);
    const plot = await open("custom/curve.json");
    assert.ok(plot instanceof vscode.TabInputText);
    const document = await vscode.workspace.openTextDocument(plot.uri);
    assert.deepEqual((JSON.parse(document.getText()) as object[])[2], { x: 2, y: 4 });
    const other = plot.uri.with({ query: plot.uri.query.replace("curve.json", "other.json") });
    await assert.rejects(async () => vscode.workspace.fs.readFile(other), vscode.FileSystemError);
    assert.equal(git("status", "--porcelain"), "");
  });
});
