import assert from "node:assert/strict";
import * as vscode from "vscode";
import { sourceScheme } from "../../src/host/catalogue/sourceScheme";
import type { Services } from "../../src/host/services";
import { acceptUntil } from "./support/acceptUntil";
import { CodeRepository } from "./support/codeRepository";
import type { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

const openPath = () => vscode.window.activeTextEditor?.document.uri.path ?? "";

describe("the code of a run, browsed", () => {
  let services: Services;
  let repository: CodeRepository;
  let run: RunWriter;

  before(async () => {
    services = await testServices();
    repository = new CodeRepository();
    run = repository.run("browsed-code", repository.first);
    await shownRun(services, "exact-code", "browsed-code");
  });

  after(() => repository.remove());
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("shows the run's files in the view Source, folders first, and closes it again", async () => {
    const state = repository.state();
    await vscode.commands.executeCommand("runback.browseSource", run.runId);
    const { view, shown } = services.sourceView;
    assert.match(view.description ?? "", /^browsed-code @ [0-9a-f]{8} · commit$/);
    assert.equal(shown?.detail.row.runId, run.runId);
    const top = await services.sourceTree.getChildren();
    assert.deepEqual(
      top.map(({ entry }) => entry.path),
      ["lib", "picture.png", "run.sh", "train.py"],
    );
    const below = await services.sourceTree.getChildren(top[0]);
    assert.deepEqual(
      below.map(({ entry }) => entry.path),
      ["lib/model.py", "lib/old_name.py"],
    );
    await waitFor("the entry script selected", () => view.selection[0]?.entry.path === "train.py" || undefined);
    assert.equal(repository.state(), state);
    await vscode.commands.executeCommand("runback.closeSource");
    assert.equal(services.sourceView.shown, null);
  });

  it("is a read-only file system that the editor can walk", async () => {
    await vscode.commands.executeCommand("runback.browseSource", run.runId);
    const { entry } = (await services.sourceTree.find("lib/model.py")) ?? {};
    assert.equal(entry?.path, "lib/model.py");
    const query = JSON.stringify({ runId: run.runId });
    const at = (path: string) => vscode.Uri.from({ scheme: sourceScheme, path, query });
    const { File, Directory } = vscode.FileType;
    const listed = await vscode.workspace.fs.readDirectory(at("/any/lib"));
    assert.deepEqual(listed, [
      ["model.py", File],
      ["old_name.py", File],
    ]);
    assert.equal((await vscode.workspace.fs.stat(at("/any/lib"))).type, Directory);
    assert.equal((await vscode.workspace.fs.stat(at("/any"))).type, Directory);
    const file = at("/any/lib/model.py");
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), "depth = 1\n");
    await assert.rejects(
      Promise.resolve(vscode.workspace.fs.stat(at("/any/lib/none.py"))),
      /EntryNotFound|FileNotFound/,
    );
    await assert.rejects(Promise.resolve(vscode.workspace.fs.writeFile(file, new Uint8Array())));
    await assert.rejects(Promise.resolve(vscode.workspace.fs.delete(file)));
  });

  it("opens a file picked by its name, as it was", async () => {
    repository.write("lib/model.py", "depth = 99\n");
    void vscode.commands.executeCommand("runback.goToSourceFile", run.runId);
    await acceptUntil("the first file", () => /^\/browsed-code @ \w{8}\/lib\/model\.py$/.test(openPath()) || undefined);
    assert.equal(vscode.window.activeTextEditor?.document.getText(), "depth = 1\n");
  });
});
