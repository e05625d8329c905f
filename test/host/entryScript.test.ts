import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { sourceScheme } from "../../src/host/catalogue/sourceScheme";
import type { Services } from "../../src/host/services";
import { git } from "./support/git";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { workspaceFolder } from "./support/workspaceFolder";
import { waitFor } from "./waitFor";

describe("the entry script of a run", () => {
  const folder = workspaceFolder();
  const script = path.join(folder, "train.py");
  let services: Services;
  let run: RunWriter;
  let asItWas: string;

  before(async () => {
    services = await testServices();
    writeFileSync(path.join(folder, ".gitignore"), ".runback/\n");
    git(folder, "init", "--quiet");
    git(folder, "add", "train.py", ".gitignore");
    git(folder, "commit", "--quiet", "-m", "first");
    const commit = git(folder, "rev-parse", "HEAD");
    asItWas = readFileSync(script, "utf8");
    run = new RunWriter({ name: "has-source", experiment: "source" }).write("source", {
      attempt: 1,
      evidence: "snapshot",
      repository: folder,
      commit,
      branch: "main",
      dirty: false,
      snapshot: commit,
      changed: [],
      untracked: [],
      not_captured: [],
      entry: "train.py",
    });
    run.end();
    writeFileSync(script, `${asItWas}\n# changed after the run\n`);
    await shownRun(services, "source", "has-source", ({ contextValue }) => /\bsource\b/.test(contextValue ?? ""));
  });

  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("opens as it was in the run, read-only", async () => {
    const status = git(folder, "status", "--porcelain");
    await vscode.commands.executeCommand("runback.openEntryScript", run.runId);
    const editor = await waitFor("the document", () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === sourceScheme ? active : undefined;
    });
    assert.equal(editor.document.getText(), asItWas);
    assert.equal(editor.document.languageId, "python");
    assert.match(editor.document.uri.path, /^\/has-source @ [0-9a-f]{8}\/train\.py$/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(sourceScheme), false);
    await assert.rejects(Promise.resolve(vscode.workspace.fs.writeFile(editor.document.uri, new Uint8Array())));
    assert.equal(git(folder, "status", "--porcelain"), status);
  });

  it("is compared with the working tree in the editor's own diff", async () => {
    await vscode.commands.executeCommand("runback.diffEntryScript", run.runId);
    const tab = await waitFor("the diff", () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    });
    assert.equal(tab.original.scheme, sourceScheme);
    assert.equal(tab.modified.fsPath, script);
    assert.match(
      vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? "",
      /^train\.py \(has-source @ .*Working Tree$/,
    );
  });

  it("is read again from its address alone, as after a reload of the window", async () => {
    const query = JSON.stringify({ runId: run.runId });
    const uri = vscode.Uri.from({ scheme: sourceScheme, path: "/anything/train.py", query });
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), asItWas);
  });

  it("never leaves the commit's tree, whatever an address says", async () => {
    for (const place of ["../../../etc/passwd", "/etc/passwd", ".git/config"]) {
      const query = JSON.stringify({ runId: run.runId });
      const uri = vscode.Uri.from({ scheme: sourceScheme, path: `/x/${place}`, query });
      await assert.rejects(Promise.resolve(vscode.workspace.fs.readFile(uri)), place);
    }
    const bad = vscode.Uri.from({ scheme: sourceScheme, path: "/x/train.py", query: "nonsense" });
    await assert.rejects(Promise.resolve(vscode.workspace.fs.readFile(bad)));
  });
});
