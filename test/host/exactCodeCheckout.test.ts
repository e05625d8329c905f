import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { carryOutCheckout } from "../../src/host/exactCode/checkout/checkOutRun";
import { planCheckout } from "../../src/host/exactCode/checkout/planCheckout";
import { takeBack } from "../../src/host/exactCode/checkout/undoCheckout";
import { UserError } from "../../src/host/base/messages/userError";
import type { Services } from "../../src/host/services";
import { CodeRepository } from "./support/codeRepository";
import { git } from "./support/git";
import type { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";

describe("the code of a run checked out in place", () => {
  const choose = (value: string | undefined) =>
    vscode.workspace
      .getConfiguration("runback.worktrees")
      .update("uncommitted", value, vscode.ConfigurationTarget.Global);
  let services: Services;
  let repository: CodeRepository;
  let run: RunWriter;

  const detail = async () => {
    const found = await (await services.index.open()).run(run.runId);
    assert.ok(found);
    return found;
  };
  const text = (name: string): string => readFileSync(path.join(repository.folder, name), "utf8");

  before(async () => {
    services = await testServices();
    repository = new CodeRepository();
    const snapshot = repository.snapshot({ "train.py": "print('uncommitted')\n", "extra.py": "extra = 1\n" });
    const state = { evidence: "snapshot", dirty: true, snapshot, changed: ["train.py"], untracked: ["extra.py"] };
    run = repository.run("checked-out", repository.first, { ...state, changed_count: 1, untracked_count: 1 });
    await shownRun(services, "exact-code", "checked-out");
    await choose("changes");
  });

  after(async () => {
    await choose(undefined);
    repository.remove();
  });

  it("is there with its uncommitted part as changes, and undone without a trace", async () => {
    repository.write("train.py", "print('mine, uncommitted')\n");
    repository.write("extra.py", "mine, untracked\n");
    const state = repository.state();
    const planned = await planCheckout(await detail(), services);
    assert.equal(planned.plan.folder, repository.folder);
    assert.ok(planned.plan.changes.some(({ path: name, isTracked }) => name === "extra.py" && !isTracked));
    await carryOutCheckout(await detail(), planned, services);
    assert.equal(text("train.py"), "print('uncommitted')\n");
    assert.equal(git(repository.folder, "rev-parse", "HEAD"), repository.first);
    const record = await services.git.checkouts.last(repository.folder);
    assert.equal(record?.label, "checked-out");
    assert.ok(record);
    await takeBack(record, services.git);
    assert.deepEqual([text("train.py"), text("extra.py")], ["print('mine, uncommitted')\n", "mine, untracked\n"]);
    assert.equal(repository.state(), state);
  });

  it("is refused while an editor of the working tree has unsaved text", async () => {
    const planned = await planCheckout(await detail(), services);
    const document = await vscode.workspace.openTextDocument(path.join(repository.folder, "run.sh"));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "# unsaved\n"));
    await assert.rejects(carryOutCheckout(await detail(), planned, services), UserError);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
