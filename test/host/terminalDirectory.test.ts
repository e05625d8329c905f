import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import { testServices } from "./support/testServices";
import { workspaceFolder } from "./support/workspaceFolder";
import { waitFor } from "./waitFor";

describe("RUNBACK_DIR in terminals", () => {
  const value = async () => {
    const { context } = await testServices();
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    return context.environmentVariableCollection.getScoped({ workspaceFolder: folder }).get("RUNBACK_DIR")?.value;
  };
  const setting = vscode.workspace.getConfiguration("runback");

  it("names the workspace folder's own place", async () => {
    const place = path.join(workspaceFolder(), ".runback");
    await waitFor("the variable", async () => ((await value()) === place ? true : undefined));
  });

  it("goes away with its setting, and comes back", async () => {
    await setting.update("setTerminalDirectory", false, vscode.ConfigurationTarget.Global);
    await waitFor("no variable", async () => ((await value()) === undefined ? true : undefined));
    await setting.update("setTerminalDirectory", undefined, vscode.ConfigurationTarget.Global);
    await waitFor("the variable", async () => ((await value()) !== undefined ? true : undefined));
  });
});
