import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { forgetState } from "../../src/host/commands/forgetState";
import type { Services } from "../../src/host/services";
import { deleteRuns } from "../../src/host/trash/deleteRuns";
import { undeleteRuns } from "../../src/host/trash/undeleteRuns";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { experimentChildren, shownRun } from "./support/treeRows";
import { workspaceFolder } from "./support/workspaceFolder";
import { waitFor } from "./waitFor";

const experiment = "marked";

describe("marks of runs", () => {
  let services: Services;
  let runs: readonly RunWriter[];

  before(async () => {
    services = await testServices();
    runs = ["first", "second", "third"].map((name, age) => new RunWriter({ name, experiment, age }).end());
    for (const name of ["first", "second", "third"]) await shownRun(services, experiment, name);
  });
  after(async () => {
    await services.picks.clear();
    await vscode.commands.executeCommand("runback.hideArchived");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  const idOf = (at: number) => runs[at]!.runId;
  const detailOf = async (at: number) => (await services.index.open()).run(idOf(at));
  const names = async () =>
    (await experimentChildren(services, experiment)).flatMap((node) => (node.kind === "run" ? [node.row.runName] : []));
  const namesAre = (...wanted: string[]) =>
    waitFor(`the runs ${wanted.join()}`, async () =>
      (await names()).sort().join() === wanted.join() ? true : undefined,
    );

  it("star the runs of a menu, all that are selected, and show it", async () => {
    const first = await shownRun(services, experiment, "first");
    const second = await shownRun(services, experiment, "second");
    await vscode.commands.executeCommand("runback.starRun", first.node, [first.node, second.node]);
    const { item } = await shownRun(services, experiment, "second", ({ description }) =>
      /^★/.test(String(description)),
    );
    assert.match(item.contextValue ?? "", /\bstarred\b/);
    await services.filter.set("attributes.starred = true");
    await namesAre("first", "second");
    await services.filter.set("");
    await vscode.commands.executeCommand("runback.unstarRun", second.node);
    await waitFor("the star to go", async () => ((await detailOf(1))?.row.isStarred === false ? true : undefined));
    const file = path.join(workspaceFolder(), ".runback", "marks", `${idOf(0).replace(":", "%3A")}.json`);
    assert.match(readFileSync(file, "utf8"), /"field":"star","value":true/);
  });

  it("edit a note in an editor; saving keeps it", async () => {
    await vscode.commands.executeCommand("runback.editNote", idOf(0));
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.languageId, "markdown");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "# Why\n\nIt *works*.\n");
    await vscode.workspace.applyEdit(edit);
    // The editor may answer that it did not save when the document was only just changed: it is asked again.
    await waitFor("the note to be saved", async () =>
      (await document.save()) || !document.isDirty ? true : undefined,
    );
    const kept = "# Why\n\nIt *works*.\n";
    await waitFor("the note to be kept", async () => ((await detailOf(0))?.note === kept ? true : undefined));
    await (await services.index.open()).mark([idOf(0)], [{ field: "note", value: "by somebody else" }]);
    await waitFor("the new note in the editor", () => (document.getText() === "by somebody else" ? true : undefined));
  });

  it("archive the ticked runs, show them when asked, and bring them back", async () => {
    await services.picks.set([
      [idOf(1), true],
      [idOf(2), true],
    ]);
    await vscode.commands.executeCommand("runback.archiveRun");
    await namesAre("first");
    await vscode.commands.executeCommand("runback.showArchived");
    await namesAre("first", "second", "third");
    const { item } = await shownRun(services, experiment, "third", ({ description }) =>
      /archived/.test(String(description)),
    );
    assert.match(item.contextValue ?? "", /\barchived\b/);
    await vscode.commands.executeCommand("runback.hideArchived");
    await namesAre("first");
    await vscode.commands.executeCommand("runback.unarchiveRun");
    await namesAre("first", "second", "third");
    await services.picks.clear();
  });

  it("survive Reset State", async () => {
    await (await services.index.open()).mark([idOf(1)], [{ field: "name", value: "second, renamed" }]);
    await shownRun(services, experiment, "second, renamed");
    await forgetState(services);
    await shownRun(services, experiment, "second, renamed");
    assert.equal((await detailOf(0))?.note, "by somebody else");
  });

  it("delete a run to the trash, and undo that", async () => {
    const detail = await detailOf(2);
    assert.ok(detail);
    const api = await services.index.open();
    const deleted = await deleteRuns([detail], api, [workspaceFolder()], Date.now());
    assert.deepEqual([deleted.trashed.length, deleted.failures], [1, []]);
    assert.equal(existsSync(runs[2]!.folder), false);
    await namesAre("first", "second, renamed");
    await undeleteRuns(deleted, api);
    assert.ok(existsSync(runs[2]!.file));
    await namesAre("first", "second, renamed", "third");
  });
});
