import assert from "node:assert/strict";
import * as vscode from "vscode";
import { editFilter } from "../../src/host/pages/runs/editFilter";
import { filterItems } from "../../src/host/runs/filter/filterItems";
import { KeptFilters } from "../../src/host/runs/filter/keptFilters";
import type { Services } from "../../src/host/services";
import type { IndexApi } from "../../src/protocol/indexApi";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

describe("the input of Filter Runs", () => {
  let services: Services;
  let kept: KeptFilters;

  before(async () => {
    services = await testServices();
    kept = new KeptFilters(services.context.workspaceState);
    new RunWriter({ name: "typed", experiment: "typing" }).write("params", { params: { solver: "lbfgs" } }).end();
    await shownRun(services, "typing", "typed");
  });

  after(async () => {
    for (const query of [...kept.saved, ...kept.history]) await kept.forget(query);
  });

  const linesOf = async (query: string) =>
    filterItems({
      query,
      completions: await (await services.index.open()).complete(query),
      matches: { count: 1, total: 9 },
      kept,
    });

  it("offers what the runs of this workspace have", async () => {
    const lines = await linesOf("params.solv");
    assert.deepEqual(lines.find(({ label }) => label === "params.solver")?.query, "params.solver ");
    const values = await linesOf("params.solver = ");
    assert.ok(values.some(({ label, query }) => label === "'lbfgs'" && query === "params.solver = 'lbfgs' "));
  });

  it("says first how many runs match, or what is wrong and where", async () => {
    const [right] = await linesOf("params.solver = 'lbfgs'");
    assert.equal(right?.description, "1 of 9 runs match");
    const [wrong] = await linesOf("params.solver = ");
    assert.match(wrong?.label ?? "", /Expected a value.*\(character 17\)$/);
    assert.equal(wrong?.detail, "params.solver =  ▸ ");
    assert.equal(wrong?.isFinal, false);
  });

  it("keeps what was saved and used, newest first, and forgets what it is told to", async () => {
    await kept.used("lbfgs");
    await kept.used("params.solver = 'lbfgs'");
    await kept.used("lbfgs");
    await kept.save("status = FAILED");
    const labels = (await linesOf("")).map(({ label }) => label);
    const from = labels.indexOf("status = FAILED");
    assert.ok(from > 0);
    assert.deepEqual(labels.slice(from, from + 4), ["status = FAILED", "Recent", "lbfgs", "params.solver = 'lbfgs'"]);
    await kept.forget("lbfgs");
    assert.deepEqual(kept.history, ["params.solver = 'lbfgs'"]);
  });

  it("goes on in the field of a Runs table with what is written, and that table alone takes it", async () => {
    const api: { -readonly [M in keyof IndexApi]: IndexApi[M] } = await services.index.open();
    const { complete } = api;
    const completed: string[] = [];
    api.complete = async (query, subject) => {
      completed.push(query);
      return complete(query, subject);
    };
    try {
      editFilter("params.solver = ", services);
      assert.equal(services.filterDrafts.take(["another"]), null);
      await waitFor("the field's suggestions", () => completed.includes("params.solver = ") || undefined);
      assert.equal(services.runsPanels.size, 1);
      assert.equal(services.filterDrafts.take([]), null);
      // The open table takes what can be read as its filter.
      editFilter("params.solver = 'lbfgs'", services);
      await waitFor("the filter", () => services.filter.text === "params.solver = 'lbfgs'" || undefined);
      assert.equal(services.runsPanels.size, 1);
    } finally {
      api.complete = complete;
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      await services.filter.set("");
    }
  });

  it("is shown by the command and left without a change", async () => {
    let isLeft = false;
    const shown = vscode.commands.executeCommand("runback.filterRuns").then(() => (isLeft = true));
    await waitFor("the input to be left", async () => {
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      return isLeft || undefined;
    });
    await shown;
    assert.equal(services.filter.text, "");
  });
});
