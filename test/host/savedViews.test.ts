import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { notGrouped } from "../../src/host/runs/groups/grouping";
import { PagePreferences } from "../../src/host/pages/pagePreferences";
import { applyView, prepareView } from "../../src/host/views/applyView";
import type { Services } from "../../src/host/services";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { workspaceFolder } from "./support/workspaceFolder";
import { waitFor } from "./waitFor";

const run = (commandId: string, ...args: unknown[]) => vscode.commands.executeCommand(commandId, ...args);

describe("saved views", () => {
  let services: Services;
  let folder: string;
  let ids: string[];

  before(async () => {
    services = await testServices();
    folder = path.join(workspaceFolder(), ".runback", "views");
    ids = ["one", "two"].map((name) => {
      const { runId } = new RunWriter({ name, experiment: "viewed" }).metric(0, { val_loss: 1 }).end();
      return runId;
    });
    for (const name of ["one", "two"]) await shownRun(services, "viewed", name);
  });

  after(async () => {
    await clear();
    rmSync(folder, { recursive: true, force: true });
    await run("workbench.action.closeAllEditors");
  });

  const clear = async () => {
    await services.filter.set("");
    await services.grouping.set(notGrouped);
  };
  const names = async () => (await services.savedViews.all()).views.map(({ view, file }) => [view.name, file !== null]);

  it("bring back filter, groups and their order, from one's own and from a file that can be reviewed", async () => {
    await services.filter.set("experiment = 'viewed'");
    await services.grouping.set({ by: "seed", having: "run_count > 0", value: "best" });
    await run("runback.saveView", "mine", "own");
    await run("runback.saveView", "../team's view", "shared");
    assert.deepEqual(await names(), [
      ["mine", false],
      ["../team's view", true],
    ]);
    const [file = "", ...rest] = readdirSync(folder);
    assert.match(file, /^team-s-view-[0-9a-f]{8}\.json$/);
    assert.deepEqual(rest, []);
    const kept = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as { schema: number; name: string };
    assert.deepEqual([kept.schema, kept.name], [1, "../team's view"]);
    for (const name of ["mine", "../team's view"]) {
      await clear();
      await run("runback.openView", name);
      assert.equal(services.filter.text, "experiment = 'viewed'", name);
      assert.deepEqual(services.grouping.now, { by: "seed", having: "run_count > 0", value: "best" }, name);
    }
  });

  it("bring back a comparison with its baseline, and say which runs are not here", async () => {
    const [one = "", two = ""] = ids;
    const compare = { baselineId: two, choices: { tab: "differences" }, styles: {} };
    const view = { name: "x", tree: null, table: null };
    const notices = await applyView(
      { ...view, compare: { ...compare, runIds: [one, two, "runback:elsewhere"] } },
      services,
    );
    assert.deepEqual(notices, ["1 of the 3 compared runs are not here."]);
    assert.deepEqual(services.comparePanels.front, { runIds: [one, two], baselineId: two });
    const alone = await applyView({ ...view, compare: { ...compare, runIds: [one, "runback:elsewhere"] } }, services);
    assert.deepEqual(alone, ["1 of the 2 compared runs are not here."]);
  });

  it("bring back a table with its columns, by the names of its experiments", async () => {
    const [experiment] = (await (await services.index.open()).experiments()).filter(({ name }) => name === "viewed");
    assert.ok(experiment);
    services.runsPanels.open({ experimentIds: [experiment.id], experiments: ["viewed"] });
    await run("runback.saveView", "table", "own");
    await run("workbench.action.closeAllEditors");
    await waitFor("no table", () => services.runsPanels.size === 0 || undefined);
    await run("runback.openView", "table");
    assert.deepEqual(services.runsPanels.front?.experiments, ["viewed"]);
    const { view } = (await services.savedViews.all()).views.find((kept) => kept.view.name === "table")!;
    const lacking = { ...view, compare: null, table: { ...view.table!, experiments: ["viewed", "elsewhere"] } };
    assert.deepEqual(await applyView(lacking, services), ["There is no experiment elsewhere here."]);
  });

  it("prepare a table and a comparison for when they are opened, as the default view does", async () => {
    await run("workbench.action.closeAllEditors");
    await waitFor("no table", () => services.runsPanels.size === 0 || undefined);
    const { view } = (await services.savedViews.all()).views.find((kept) => kept.view.name === "table")!;
    const table = { ...view.table!, layout: { ...view.table!.layout, groupBy: "seed" } };
    const style = { colour: 3, dash: 1, marker: 2 };
    const compare = { runIds: ids, baselineId: null, choices: { tab: "curves" }, styles: { [ids[0]!]: style } };
    await prepareView({ ...view, table, compare }, services);
    const { workspaceState } = services.context;
    const layouts = Object.values(new PagePreferences(workspaceState, "runs").all);
    assert.ok(layouts.some((layout) => (layout as { groupBy?: string }).groupBy === "seed"));
    assert.equal(new PagePreferences(workspaceState, "compare").all["tab"], "curves");
    assert.deepEqual((await services.styles.of(ids))[0], style);
    assert.equal(services.runsPanels.size, 0, "nothing is opened");
  });

  it("are deleted, and files that are none are told and touch nothing", async () => {
    mkdirSync(path.join(folder, "folder.json"));
    writeFileSync(path.join(folder, "broken.json"), "{");
    const { problems } = await services.savedViews.all();
    assert.deepEqual(problems.map(({ file }) => path.basename(file)).sort(), ["broken.json", "folder.json"]);
    await run("runback.deleteView", "mine");
    await run("runback.deleteView", "table");
    await run("runback.deleteView", "../team's view");
    assert.deepEqual(await names(), []);
    assert.ok(existsSync(path.join(folder, "broken.json")));
  });

  it("may be what a window begins with", async () => {
    await services.filter.set("two");
    await run("runback.saveView", "begin", "own");
    await run("runback.setDefaultView", "begin");
    assert.equal(services.savedViews.defaultName, "begin");
    await run("runback.deleteView", "begin");
    assert.equal(services.savedViews.defaultName, "");
  });
});
