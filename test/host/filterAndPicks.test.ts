import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Services } from "../../src/host/services";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { experimentChildren, shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

describe("filter and check boxes of the view Runs", () => {
  let services: Services;

  before(async () => {
    services = await testServices();
    new RunWriter({ name: "resnet-a", experiment: "filtered" }).write("params", { params: { lr: 0.125 } }).end();
    const parent = new RunWriter({ name: "vit-b", experiment: "filtered" }).end();
    new RunWriter({ name: "resnet-child", experiment: "filtered", parent: parent.id }).end();
    await shownRun(services, "filtered", "vit-b");
  });

  after(async () => {
    await services.filter.set("");
    await services.picks.clear();
  });

  const names = async () =>
    (await experimentChildren(services, "filtered")).map((node) => (node.kind === "run" ? node.row.runName : "more"));

  const described = (pattern: RegExp) =>
    waitFor(`the description ${String(pattern)}`, () =>
      pattern.test(services.runsView.view.description ?? "") ? true : undefined,
    );

  it("leaves the matches, nested ones too, and says so in the view's description", async () => {
    await services.filter.set("  resnet ");
    await waitFor("the matches", async () =>
      (await names()).sort().join() === "resnet-a,resnet-child" ? true : undefined,
    );
    await described(/filter: resnet$/);
  });

  it("looks into param values", async () => {
    await services.filter.set("0.125");
    await waitFor("the match", async () => ((await names()).join() === "resnet-a" ? true : undefined));
  });

  it("ends by Clear Filter", async () => {
    await vscode.commands.executeCommand("runback.clearFilter");
    await waitFor("all runs", async () => ((await names()).includes("vit-b") ? true : undefined));
    await described(/^$/);
  });

  it("shows a ticked run as ticked, counts it, and keeps it", async () => {
    const { node } = await shownRun(services, "filtered", "vit-b");
    await services.picks.set([[node.row.runId, true]]);
    const box = services.tree.getTreeItem(node).checkboxState;
    assert.ok(typeof box === "object");
    assert.equal(box.state, vscode.TreeItemCheckboxState.Checked);
    await described(/1 picked/);
    assert.deepEqual(services.context.workspaceState.get("runback.picks"), [node.row.runId]);
    await vscode.commands.executeCommand("runback.clearPicks");
    assert.equal(services.picks.ids.size, 0);
  });
});
