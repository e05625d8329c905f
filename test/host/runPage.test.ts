import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Services } from "../../src/host/services";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

describe("the Run page in the editor", () => {
  let services: Services;

  before(async () => {
    services = await testServices();
    for (const name of ["paged-one", "paged-two"])
      new RunWriter({ name, experiment: "pages" }).metric(0, { loss: 1 }).end();
    await shownRun(services, "pages", "paged-two");
  });

  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("opens from a click in the tree, and is used again for the next click", async () => {
    const { runPanels, tree } = services;
    for (const name of ["paged-one", "paged-two"]) {
      const { node } = await shownRun(services, "pages", name);
      const { command } = await Promise.resolve(tree.getTreeItem(node));
      assert.ok(command, "a run in the tree opens nothing");
      await vscode.commands.executeCommand(command.command, ...(command.arguments as unknown[]));
      await waitFor(`the page of ${name}`, () => tabs().includes(name) || undefined);
      assert.equal(runPanels.size, 1);
    }
    await waitFor("that page alone", () => (tabs().join() === "paged-two" ? true : undefined));
  });

  it("opens one panel a run by command, and lets go of it when that is closed", async () => {
    const { runPanels } = services;
    const { node } = await shownRun(services, "pages", "paged-one");
    await vscode.commands.executeCommand("runback.openRunPage", node);
    await vscode.commands.executeCommand("runback.openRunPage", node);
    assert.equal(runPanels.size, 1);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await waitFor("the panel to be let go of", () => runPanels.size === 0 || undefined);
  });

  it("stays closed on a click where the setting says so", async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update("runback.openRunPageOnClick", false, vscode.ConfigurationTarget.Workspace);
    try {
      const { node } = await shownRun(services, "pages", "paged-one");
      await vscode.commands.executeCommand("runback.openRunPage", node.row.runId, "glance");
      assert.equal(services.runPanels.size, 0);
    } finally {
      await settings.update("runback.openRunPageOnClick", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
