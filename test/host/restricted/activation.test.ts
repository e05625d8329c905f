import assert from "node:assert/strict";
import * as vscode from "vscode";
import { waitFor } from "../waitFor";

describe("activation in Restricted Mode", () => {
  it("comes by itself: reading logs runs nothing", async () => {
    assert.equal(vscode.workspace.isTrusted, false, "the editor was not opened in Restricted Mode");
    const extension = vscode.extensions.getExtension("runback.runback");
    assert.ok(extension, "the extension is not there");
    await waitFor("activation", () => extension.isActive || undefined);
  });

  it("finds the editor's own git extension switched off", () => {
    assert.equal(vscode.extensions.getExtension("vscode.git"), undefined);
  });
});
