import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import * as vscode from "vscode";
import type { RunsTreeNode } from "../../src/host/runs/tree/runNode";
import { pageSize } from "../../src/host/runs/tree/runsModel";
import type { Services } from "../../src/host/services";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { experimentChildren, shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

const iconOf = ({ iconPath }: vscode.TreeItem) => (iconPath instanceof vscode.ThemeIcon ? iconPath.id : "");

/** Waits until nothing was added for a second: what an earlier change led to is over. */
async function quiet(list: readonly unknown[]): Promise<void> {
  let since = Date.now();
  let length = list.length;
  await waitFor("a second without a redraw", () => {
    if (list.length !== length) [length, since] = [list.length, Date.now()];
    return Date.now() - since > 1000 || undefined;
  });
}

describe("the view Runs", () => {
  let services: Services;

  before(async () => {
    services = await testServices();
  });

  it("shows a run that begins while it is open, and follows it live", async () => {
    await vscode.commands.executeCommand("runback.runs.focus");
    const drawn: (RunsTreeNode[] | undefined)[] = [];
    const listener = services.tree.onDidChangeTreeData((nodes) => drawn.push(nodes));
    try {
      const run = new RunWriter({ name: "live-run" }).metric(0, { val_loss: 2 });
      const { node, item } = await shownRun(services, "host-tests", "live-run");
      assert.match(iconOf(item), /~spin$/);
      await quiet(drawn);
      drawn.length = 0;
      run.metric(41, { val_loss: 0.125 });
      await shownRun(
        services,
        "host-tests",
        "live-run",
        ({ description }) =>
          // "best 0.125 val_loss · step 41", or with the value after the step when another test's run is better.
          /(^|· )step 41 ·/.test(String(description)) && String(description).includes("0.125 val_loss"),
      );
      // The editor was told to draw this row again, and not the whole tree.
      await waitFor("a redraw", () => drawn.some((nodes) => nodes?.includes(node)) || undefined);
      assert.ok(!drawn.includes(undefined), "the whole tree was drawn again");
      run.end();
      const ended = await shownRun(services, "host-tests", "live-run", (row) => iconOf(row) === "pass");
      assert.equal(ended.node, node);
    } finally {
      listener.dispose();
    }
  });

  it("shows failed and killed runs in another way, newest first", async () => {
    new RunWriter({ name: "old-failed", experiment: "states", age: 300 }).end("FAILED");
    new RunWriter({ name: "new-killed", experiment: "states", age: 100 }).end("KILLED");
    const failed = await shownRun(services, "states", "old-failed", (item) => iconOf(item) === "error");
    const killed = await shownRun(services, "states", "new-killed", (item) => iconOf(item) === "circle-slash");
    assert.match(String(failed.item.description), /^failed/);
    assert.match(String(killed.item.accessibilityInformation?.label), /^new-killed, killed/);
    const names = (await experimentChildren(services, "states")).map((node) => node.kind === "run" && node.row.runName);
    assert.deepEqual(names, ["new-killed", "old-failed"]);
  });

  it("shows a silent run as one without sign of life", async () => {
    new RunWriter({ name: "silent", experiment: "states", age: 600 }).metric(5, { loss: 1 });
    const { item } = await shownRun(services, "states", "silent", (row) => iconOf(row) === "debug-disconnect");
    assert.match(String(item.description), /^no sign of life · step 5/);
  });

  it("puts nested runs below their parent", async () => {
    const parent = new RunWriter({ name: "sweep", experiment: "nested" }).end();
    new RunWriter({ name: "trial-1", experiment: "nested", parent: parent.id }).end();
    const { Collapsed } = vscode.TreeItemCollapsibleState;
    const row = await shownRun(services, "nested", "sweep", (item) => item.collapsibleState === Collapsed);
    const children = await services.tree.getChildren(row.node);
    assert.deepEqual(
      children.map((node) => node.kind === "run" && node.row.runName),
      ["trial-1"],
    );
    assert.equal((await experimentChildren(services, "nested")).length, 1);
  });

  it("reads params, metrics and source for the tooltip only when it is asked for, and trusts nothing in it", async () => {
    new RunWriter({ name: "tip", experiment: "tips" })
      .write("params", { params: { evil: "![x](http://x/y.png) <b>" } })
      .metric(0, { loss: 0.5 })
      .end();
    const { node, item } = await shownRun(services, "tips", "tip", (row) => iconOf(row) === "pass");
    assert.equal(item.tooltip, undefined);
    const { tooltip } = await services.tree.resolveTreeItem(item, node);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.match(tooltip.value, /`evil` `!\[x\]\(http:\/\/x\/y\.png\) <b>`/);
    assert.equal(tooltip.isTrusted, false);
    assert.equal(tooltip.supportHtml, false);
    assert.ok(node.kind === "run" && node.parent.kind === "experiment");
    const experiment = services.tree.getTreeItem(node.parent);
    assert.equal(experiment.tooltip, undefined);
    const resolved = await services.tree.resolveTreeItem(experiment, node.parent);
    assert.match((resolved.tooltip as vscode.MarkdownString).value, /^\*\*`tips`\*\* `/);
  });

  it("counts lines that cannot be read, on the run", async () => {
    new RunWriter({ name: "torn", experiment: "problems" }).raw("not a record\n").metric(0, { loss: 1 }).end();
    const { item } = await shownRun(services, "problems", "torn", (row) => /1 problem$/.test(String(row.description)));
    assert.match(String(item.contextValue), /\bproblems\b/);
  });

  it("pages above a thousand runs, and forgets those whose folders are gone", async () => {
    const runs = Array.from({ length: pageSize + 20 }, (_, index) =>
      new RunWriter({ name: `many-${index}`, experiment: "many", age: 5000 - index }).end(),
    );
    const children = await waitFor("all runs", async () => {
      const found = await experimentChildren(services, "many");
      const last = found.at(-1);
      // Fewer are shown until all logs are read.
      return last?.kind === "more" && last.total === runs.length && last.shownCount === pageSize ? found : undefined;
    });
    assert.equal(children.length, pageSize + 1);
    const more = services.tree.getTreeItem(children.at(-1) as RunsTreeNode);
    assert.match(String(more.description), /1000 of 1020/);
    await vscode.commands.executeCommand(
      more.command?.command ?? "",
      ...((more.command?.arguments ?? []) as unknown[]),
    );
    await waitFor("the rest", async () =>
      (await experimentChildren(services, "many")).length === runs.length ? true : undefined,
    );
    for (const { folder } of runs) rmSync(folder, { recursive: true });
    await vscode.commands.executeCommand("runback.refreshRuns");
    await waitFor(
      "an empty experiment",
      async () => (await experimentChildren(services, "many")).length === 0 || undefined,
    );
  });
});
