import assert from "node:assert/strict";
import * as vscode from "vscode";
import { waitFor } from "./waitFor";

interface Manifest {
  engines: { vscode: string };
  contributes: { commands: { command: string }[]; views: Record<string, { id: string }[]> };
}

describe("activation", () => {
  const extension = vscode.extensions.getExtension("runback.runback");

  it("comes by itself once the editor has started", async () => {
    assert.ok(extension, "the extension is not there");
    await waitFor("activation", () => extension.isActive || undefined);
  });

  it("registers every command that the manifest offers", async () => {
    const { contributes } = extension?.packageJSON as Manifest;
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.map(({ command }) => command).filter((command) => !known.has(command));
    assert.deepEqual(missing, []);
  });

  it("gives each of its views a side bar place that can be opened", async () => {
    const { contributes } = extension?.packageJSON as Manifest;
    const views = Object.values(contributes.views).flat();
    assert.ok(views.length > 0);
    for (const { id } of views) await vscode.commands.executeCommand(`${id}.focus`);
  });

  it("is in a trusted workspace, in an editor that the manifest admits", () => {
    assert.equal(vscode.workspace.isTrusted, true);
    const oldest = (extension?.packageJSON as Manifest).engines.vscode.replace("^", "");
    const [major, minor] = vscode.version.split(".").map(Number);
    const [oldestMajor, oldestMinor] = oldest.split(".").map(Number);
    assert.ok(major === oldestMajor && Number(minor) >= Number(oldestMinor), `${vscode.version} against ${oldest}`);
  });
});
