import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { notGrouped } from "../../src/host/runs/groups/grouping";
import type { ExperimentNode, GroupNode } from "../../src/host/runs/tree/runNode";
import type { Services } from "../../src/host/services";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { experimentChildren, shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

describe("groups in the view Runs", () => {
  let services: Services;

  before(async () => {
    services = await testServices();
    for (const [name, lr, seed, accuracy] of [
      ["one", 0.1, 1, 0.8],
      ["two", 0.1, 2, 0.9],
      ["three", 0.2, 1, 0.7],
    ] as const)
      new RunWriter({ name, experiment: "seeds" })
        .write("params", { params: { lr, seed } })
        .metric(0, { val_acc: accuracy })
        .end();
    await shownRun(services, "seeds", "three");
  });

  after(async () => services.grouping.set(notGrouped));

  const groups = async () =>
    (await experimentChildren(services, "seeds")).filter((node): node is GroupNode => node.kind === "group");

  it("finds seed groups and shows mean ± std, n, and its runs below", async () => {
    await services.grouping.set({ ...notGrouped, by: "seed" });
    const group = await waitFor("the seed group with the metrics of its runs", async () =>
      (await groups()).find(
        (found) => services.tree.getTreeItem(found).description === "0.850 ± 0.071 val_acc · 2 runs",
      ),
    );
    const item = services.tree.getTreeItem(group);
    assert.equal(item.label, "lr=0.1");
    assert.match((item.tooltip as vscode.MarkdownString).value, /95 % interval/);
    assert.equal((await services.tree.getChildren(group)).length, 2);
    assert.match(services.runsView.view.description ?? "", /grouped by seed/);
    assert.deepEqual(services.context.workspaceState.get("runback.grouping"), { ...notGrouped, by: "seed" });
  });

  it("filters groups by what is true of them, and reveals a run inside of its group", async () => {
    await services.grouping.set({ ...notGrouped, by: "params.lr", having: "metrics.val_acc < 0.75" });
    const [only, ...rest] = await waitFor("one group", async () => {
      const found = await groups();
      return found.length === 1 ? found : undefined;
    });
    assert.deepEqual([only?.group.title, rest.length], ["lr=0.2", 0]);
    const [experiment] = (await services.tree.getChildren()).filter(
      (node): node is ExperimentNode => node.kind === "experiment" && node.row.name === "seeds",
    );
    assert.match(String(services.tree.getTreeItem(experiment!).description), /1 of 2 groups/);
    await services.runsView.reveal(only?.group.runIds[0] ?? "");
    await waitFor(
      "the selection",
      () => services.runsView.view.selection.some(({ kind }) => kind === "run") || undefined,
    );
  });
});
