import assert from "node:assert/strict";
import { cpSync } from "node:fs";
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
});
