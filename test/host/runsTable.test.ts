import assert from "node:assert/strict";
import * as vscode from "vscode";
import { packedCells } from "../../src/core/table/columns/packedCells";
import type { IndexApi } from "../../src/protocol/indexApi";
import type { TableCells, TableCellsQuery } from "../../src/protocol/tableQuery";
import type { Services } from "../../src/host/services";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

describe("the Runs table in the editor", () => {
  let services: Services;
  let api: { -readonly [M in keyof IndexApi]: IndexApi[M] };
  let packed: IndexApi["packedCells"];
  let live: RunWriter;
  /** What the page asked for and got. */
  const answers: { query: TableCellsQuery; answer: TableCells }[] = [];

  before(async () => {
    services = await testServices();
    new RunWriter({ name: "ended", experiment: "tabled", age: 60 }).metric(1, { loss: 0.5 }).end();
    live = new RunWriter({ name: "living", experiment: "tabled" }).metric(1, { loss: 0.25 });
    new RunWriter({ name: "other", experiment: "not-tabled" }).end();
    await shownRun(services, "tabled", "ended", ({ description }) => String(description).includes("0.5"));
    await shownRun(services, "tabled", "living", ({ description }) => String(description).includes("0.25"));
    api = await services.index.open();
    packed = api.packedCells;
    api.packedCells = async (query) => {
      const answer = await packed(query);
      answers.push({ query, answer: packedCells.unpack(answer) });
      return answer;
    };
  });

  after(async () => {
    api.packedCells = packed;
    await services.filter.set("");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  const experimentNode = async () =>
    (await services.tree.getChildren()).find((node) => node.kind === "experiment" && node.row.name === "tabled");
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs).map(({ label }) => label);

  it("opens on an experiment, and its page asks for that experiment's runs", async () => {
    await vscode.commands.executeCommand("runback.openRunsTable", await experimentNode());
    await waitFor("the tab", async () => (tabs().includes("Runs of tabled") ? true : undefined));
    const first = await waitFor("cells of the page", async () => answers.at(0));
    assert.equal(first.answer.runIds.length, 2);
    assert.equal(first.answer.runIds[0], live.runId, "the newest run is the first");
    await waitFor("the cells of a metric", async () =>
      answers.find(({ query }) => query.columns.some(({ entity, key }) => entity === "metrics" && key === "loss")),
    );
  });

  it("has one panel for the same experiments", async () => {
    await vscode.commands.executeCommand("runback.openRunsTable", await experimentNode());
    assert.equal(services.runsPanels.size, 1);
  });

  it("asks again for a run that logs, and for that run alone", async () => {
    live.metric(2, { loss: 0.125 });
    const update = await waitFor("an update", async () =>
      answers.find(({ query }) => query.runIds?.includes(live.runId)),
    );
    assert.deepEqual(update.answer.runIds, [live.runId]);
  });

  it("follows the filter of the view Runs", async () => {
    answers.length = 0;
    await services.filter.set("ended");
    const filtered = await waitFor("the matches", async () => answers.find(({ query }) => query.filter === "ended"));
    assert.equal(filtered.answer.runIds.length, 1);
  });

  it("ends with its tab", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await waitFor("no panel", async () => (services.runsPanels.size === 0 ? true : undefined));
  });
});
