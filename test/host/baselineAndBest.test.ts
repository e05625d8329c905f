import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Services } from "../../src/host/services";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { experimentChildren, shownRun } from "./support/treeRows";

const experiment = "baseline-and-best";
const run = (commandId: string, ...args: unknown[]) => vscode.commands.executeCommand(commandId, ...args);

describe("baseline and best run in the tree", () => {
  let services: Services;

  const described = async (name: string, wanted: RegExp) =>
    shownRun(services, experiment, name, ({ description }) => wanted.test(String(description)));

  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  before(async () => {
    services = await testServices();
    for (const [name, loss, f1] of [
      ["first", 0.5, 0.9],
      ["second", 0.25, 0.1],
    ] as const)
      new RunWriter({ name, experiment }).metric(0, { val_loss: loss, f1 }).end();
    await shownRun(services, experiment, "second");
  });

  it("marks the best run by the key metric, in words, and another one once a run is better", async () => {
    const { item } = await described("second", /best 0\.25\d* val_loss/);
    assert.match(item.accessibilityInformation?.label ?? "", /best 0\.25\d* val_loss/);
    new RunWriter({ name: "third", experiment }).metric(0, { val_loss: 0.125, f1: 0 }).end();
    await described("third", /best 0\.125 val_loss/);
    await described("second", /^(?!.*best)/);
  });

  it("marks it by the metric that the user chose, and forgets that again", async () => {
    const [node] = await experimentChildren(services, experiment);
    assert.ok(node && "parent" in node && node.parent.kind === "experiment");
    const { id } = node.parent.row;
    await services.bestMetrics.set(id, "f1");
    await services.best.refresh();
    await described("first", /best 0\.9\d* f1 · 0\.5\d* val_loss/);
    await services.bestMetrics.set(id, null);
    await services.best.refresh();
    await described("third", /best 0\.125 val_loss/);
  });

  it("sets a baseline, tells how far runs are from it, opens comparisons with it, and clears it", async () => {
    const { node } = await shownRun(services, experiment, "first");
    await run("runback.setBaseline", node);
    const { item } = await described("first", /^baseline · /);
    assert.match(item.contextValue ?? "", /\bbaseline\b/);
    const other = await shownRun(services, experiment, "second");
    const { tooltip } = await services.tree.resolveTreeItem(other.item, other.node);
    assert.match((tooltip as vscode.MarkdownString).value, /0\.25\d*` \(−0\.25\d*, −50 % better\)/);
    services.current.show(other.node.row.runId);
    await run("runback.compareRuns", undefined, [other.node.row.runId, node.row.runId]);
    const baselines: (string | null)[] = [];
    services.comparePanels.update((state) => {
      if (state.runIds.includes(other.node.row.runId)) baselines.push(state.baselineId);
      return state;
    });
    assert.deepEqual(baselines, [node.row.runId]);
    await run("runback.clearBaseline", node);
    await described("first", /^(?!baseline)/);
  });
});
