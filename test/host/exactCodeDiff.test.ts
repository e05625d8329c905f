import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import { sourceScheme } from "../../src/host/catalogue/sourceScheme";
import type { Services } from "../../src/host/services";
import { CodeRepository } from "./support/codeRepository";
import type { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

const tabLabel = () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? "";

/** Whether the editor has read a file of a run, on whatever side of a diff. */
const isRead = (name: string) =>
  vscode.workspace.textDocuments.some(({ uri }) => uri.scheme === sourceScheme && uri.path.endsWith(`/${name}`));

describe("the whole code of runs, compared", () => {
  let services: Services;
  let repository: CodeRepository;
  let older: RunWriter;
  let newer: RunWriter;

  before(async () => {
    services = await testServices();
    repository = new CodeRepository();
    older = repository.run("older-code", repository.first);
    newer = repository.run("newer-code", repository.second);
    for (const name of ["older-code", "newer-code"]) await shownRun(services, "exact-code", name);
  });

  after(async () => {
    await services.picks.clear();
    await vscode.commands.executeCommand("notifications.clearAll");
    repository.remove();
  });

  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("shows all text changes of two selected runs in the multi-file diff, the older on the left", async () => {
    const state = repository.state();
    const [one, two] = [
      await shownRun(services, "exact-code", "newer-code"),
      await shownRun(services, "exact-code", "older-code"),
    ];
    await vscode.commands.executeCommand("runback.diffSourceOfRuns", one.node, [one.node, two.node]);
    await waitFor("the diff", () => /^older-code @ \w{8} ↔ newer-code @ \w{8}/.test(tabLabel()) || undefined);
    for (const name of ["train.py", "lib/old_name.py", "lib/new_name.py"])
      await waitFor(`${name} in the diff`, () => isRead(name) || undefined);
    assert.equal(isRead("lib/model.py"), false, "an unchanged file is in the diff");
    assert.equal(isRead("picture.png"), false, "a binary file is in the text diff");
    assert.equal(repository.state(), state);
  });

  it("takes the two ticked runs when called without any", async () => {
    await services.picks.set([
      [older.runId, true],
      [newer.runId, true],
    ]);
    await vscode.commands.executeCommand("runback.diffSourceOfRuns");
    await waitFor("the diff", () => /^older-code @ .* ↔ newer-code @ /.test(tabLabel()) || undefined);
  });

  it("shows what differs from the working tree, new code and all, without a trace in the repository", async () => {
    repository.write("train.py", "print('uncommitted')\n");
    repository.write("new_code.py", "new = True\n");
    const state = repository.state();
    await vscode.commands.executeCommand("runback.diffSource", older.runId);
    await waitFor("the diff", () => /^older-code @ \w{8} ↔ Working Tree/.test(tabLabel()) || undefined);
    const working = path.join(repository.folder, "new_code.py");
    await waitFor("the new file", () =>
      vscode.workspace.textDocuments.some(({ uri }) => uri.fsPath === working) ? true : undefined,
    );
    assert.equal(repository.state(), state);
  });

  it("says so, and opens nothing, where nothing differs", async () => {
    const same = repository.run("same-code", repository.first);
    await shownRun(services, "exact-code", "same-code");
    await services.picks.set([
      [newer.runId, false],
      [same.runId, true],
    ]);
    await vscode.commands.executeCommand("runback.diffSourceOfRuns");
    assert.equal(tabLabel(), "");
  });
});
