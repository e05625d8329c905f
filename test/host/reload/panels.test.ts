import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { Services } from "../../../src/host/services";
import type { IndexApi } from "../../../src/protocol/indexApi";
import { RunWriter } from "../support/runWriter";
import { testServices } from "../support/testServices";
import { shownRun } from "../support/treeRows";
import { workspaceFolder } from "../support/workspaceFolder";
import { waitFor } from "../waitFor";

/** The index's interface, whose methods stand alone. */
type AskedApi = { -readonly [M in keyof IndexApi]: IndexApi[M] };

/** Lies there from the window's first life on, with the ids of its runs. */
const marker = path.join(workspaceFolder(), "first-life.json");

const brushOf = (runId: string) => ({ metric: "loss", marks: { loss: [0, 0.7] as const }, runIds: [runId] });
const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs).map(({ label }) => label);
const hasTab = (label: string) => waitFor(`the tab ${label}`, () => tabs().includes(label) || undefined);

/** Opens a panel of each kind, then reloads the window, which runs these tests again in its second life. */
async function liveOnce(services: Services): Promise<never> {
  const [one, two] = ["first", "second"].map((name) =>
    new RunWriter({ name, experiment: "reloaded" }).metric(0, { loss: 1 }).metric(1, { loss: 0.5 }).end(),
  ) as [RunWriter, RunWriter];
  for (const name of ["first", "second"]) await shownRun(services, "reloaded", name);
  await services.context.workspaceState.update("runback.comparePage.preferences", { tab: "curves" });
  const api: AskedApi = await services.index.open();
  const asked: string[] = [];
  const note = <A extends unknown[], R>(name: string, call: (...args: A) => R): ((...args: A) => R) => {
    return (...args) => {
      asked.push(name);
      return call(...args);
    };
  };
  // A page that asks has started, and the editor has its state.
  Object.assign(api, {
    curves: note("compare", api.curves),
    packedCells: note("table", api.packedCells),
    overview: note("run", api.overview),
  });
  services.comparePanels.open({
    runIds: [one.runId, two.runId],
    baselineId: two.runId,
    brush: brushOf(one.runId),
  });
  await waitFor("the Compare page", () => asked.includes("compare") || undefined);
  const [experiment] = (await api.experiments()).filter(({ name }) => name === "reloaded");
  services.runsPanels.open({ experimentIds: [experiment?.id ?? ""], experiments: ["reloaded"] });
  await waitFor("the Runs table", () => asked.includes("table") || undefined);
  services.runPanels.open({ runId: one.runId, runName: "first" });
  await waitFor("the Run page", () => asked.includes("run") || undefined);
  writeFileSync(marker, JSON.stringify([one.runId, two.runId, experiment?.id]));
  await vscode.commands.executeCommand("workbench.action.reloadWindow");
  return new Promise(() => undefined);
}

describe("a reload of the window", () => {
  let services: Services;
  let ids: readonly [string, string, string];
  const asked: (readonly string[])[] = [];

  before(async () => {
    services = await testServices();
    if (!existsSync(marker)) await liveOnce(services);
    ids = JSON.parse(readFileSync(marker, "utf8")) as typeof ids;
    // From the beginning: which panels the editor brings back before they are looked at is its own affair.
    const api: AskedApi = await services.index.open();
    const { comparedRuns } = api;
    api.comparedRuns = (runIds) => {
      asked.push(runIds);
      return comparedRuns(runIds);
    };
  });

  it("leaves all panels open, the last one in front", async () => {
    await hasTab("Compare 2 Runs");
    await hasTab("Runs of reloaded");
    await hasTab("first");
    await waitFor("the Run page", () => services.runPanels.size === 1 || undefined);
  });

  it("brings the Compare panel back with its runs, its baseline and its marks", async () => {
    await vscode.commands.executeCommand("workbench.action.openEditorAtIndex1");
    // A page may have asked before anybody listened here: one that lives asks again when a run changes.
    await (await services.index.open()).mark([ids[0]], [{ field: "star", value: true }]);
    // The page asks for its runs whatever it shows of them first, which the editor may not have kept in time.
    assert.deepEqual(await waitFor("the page's second life", () => asked.at(0)), ids.slice(0, 2));
    assert.equal(services.comparePanels.size, 1);
    const { state } = services.comparePanels.open({ runIds: ids.slice(0, 2), baselineId: null });
    assert.deepEqual(state, { runIds: ids.slice(0, 2), baselineId: ids[1], brush: brushOf(ids[0]) });
    assert.equal(services.comparePanels.size, 1, "one panel for one set of runs");
  });

  it("brings the Runs table and the Run page back", async () => {
    await vscode.commands.executeCommand("workbench.action.openEditorAtIndex2");
    await waitFor("the Runs table", () => services.runsPanels.size === 1 || undefined);
    services.runsPanels.open({ experimentIds: [ids[2]], experiments: ["reloaded"] });
    assert.equal(services.runsPanels.size, 1);
    services.runPanels.open({ runId: ids[0], runName: "first" });
    assert.equal(services.runPanels.size, 1);
  });
});
