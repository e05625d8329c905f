import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { CurvesAnswer, CurvesQuery } from "../../src/core/curves/curvesQuery";
import type { Services } from "../../src/host/services";
import type { IndexApi } from "../../src/protocol/indexApi";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

describe("the Compare panel in the editor", () => {
  let services: Services;
  let api: { -readonly [M in keyof IndexApi]: IndexApi[M] };
  let curves: IndexApi["curves"];
  let older: RunWriter;
  let live: RunWriter;
  /** What pages asked for and got. */
  const answers: { query: CurvesQuery; answer: CurvesAnswer }[] = [];

  before(async () => {
    services = await testServices();
    older = new RunWriter({ name: "older", experiment: "compared", age: 0.1 }).metric(1, { loss: 0.5 }).end();
    live = new RunWriter({ name: "live", experiment: "compared" }).metric(1, { loss: 0.25 });
    await shownRun(services, "compared", "older", ({ description }) => String(description).includes("0.5"));
    await shownRun(services, "compared", "live", ({ description }) => String(description).includes("0.25"));
    // The curves are the tab that the page shows first.
    await services.context.workspaceState.update("runback.comparePage.preferences", { tab: "curves" });
    api = await services.index.open();
    curves = api.curves;
    api.curves = async (query) => {
      const answer = await curves(query);
      answers.push({ query, answer });
      return answer;
    };
  });

  after(async () => {
    api.curves = curves;
    await services.context.workspaceState.update("runback.comparePage.preferences", undefined);
    await services.picks.clear();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await waitFor("no open panel", async () => (services.comparePanels.size === 0 ? true : undefined));
  });

  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs).map(({ label }) => label);

  it("opens on the ticked runs, and its page asks for their curves", async () => {
    await services.picks.set([older, live].map(({ runId }) => [runId, true] as const));
    await vscode.commands.executeCommand("runback.compareRuns");
    await waitFor("the tab", async () => (tabs().includes("Compare 2 Runs") ? true : undefined));
    const { query, answer } = await waitFor("the first curves", async () => answers.at(0));
    assert.deepEqual([...query.runIds].sort(), [older.runId, live.runId].sort());
    assert.equal(answer.curves.filter((curve) => curve !== null).length, 2);
  });

  it("has one panel for one set of runs, however it is asked for", async () => {
    await vscode.commands.executeCommand("runback.compareWithPrevious", live.runId);
    assert.equal(services.comparePanels.size, 1);
    await vscode.commands.executeCommand("runback.setBaseline", older.runId);
    await vscode.commands.executeCommand("runback.compareWithBaseline", live.runId);
    assert.equal(services.comparePanels.size, 1);
    await vscode.commands.executeCommand("runback.compareLast", 2);
    assert.equal(services.comparePanels.size, 1);
  });

  it("asks again when a run goes on", async () => {
    const before = answers.length;
    live.metric(7, { loss: 0.125 });
    await waitFor("the new point", async () =>
      answers.slice(before).find(({ answer }) => answer.curves.some((curve) => curve?.last === 0.125)),
    );
  });

  it("asks again when the user says which way a metric gets better, wherever that is said", async () => {
    const before = answers.length;
    await services.directions.set("loss", "higher");
    try {
      await waitFor("an answer as of then", async () => answers.at(before));
    } finally {
      await services.directions.set("loss", null);
    }
  });

  it("is shown as before when it is seen again", async () => {
    await vscode.commands.executeCommand("workbench.action.files.newUntitledFile");
    await waitFor("another tab in front", async () => (vscode.window.activeTextEditor ? true : undefined));
    const before = answers.length;
    await vscode.commands.executeCommand("runback.compareRuns", undefined, [older.runId, live.runId]);
    await waitFor("curves of the page's next life", async () => answers.at(before));
  });

  it("refuses fewer than two runs with a message, and opens nothing", async () => {
    const before = tabs().length;
    await vscode.commands.executeCommand("runback.compareLast", 1);
    assert.equal(tabs().length, before);
  });
});
