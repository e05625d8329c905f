import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as vscode from "vscode";
import type { RunRow } from "../../src/core/model/runRow";
import { reproductionScheme } from "../../src/host/catalogue/reproductionScheme";
import type { Services } from "../../src/host/services";
import { git } from "./support/git";
import { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { workspaceFolder } from "./support/workspaceFolder";
import { waitFor } from "./waitFor";

const script = `
import os, sys
import runback
from model import STEP
with runback.init("again", name="first" if "RUNBACK_RUN_ID" not in os.environ else "second") as run:
    run.log_params({"seed": 1, "arguments": sys.argv[1:]})
    for step in range(5):
        run.log({"loss": 1 - step * STEP}, step=step)
`;
const patience = 60_000;

describe("a run is done again", () => {
  const repository = path.join(workspaceFolder(), "again");
  const odd = ["a b", "${env:HOME}", "$(touch x)"];
  const earlierPath = process.env["PYTHONPATH"];
  let services: Services;
  let original: RunRow;

  before(async () => {
    services = await testServices();
    process.env["PYTHONPATH"] = path.join(services.context.extensionPath, "python");
    mkdirSync(repository);
    writeFileSync(path.join(repository, "train.py"), script);
    writeFileSync(path.join(repository, "model.py"), "STEP = 0.125\n");
    git(repository, "init", "--quiet");
    git(repository, "add", ".");
    git(repository, "commit", "--quiet", "-m", "first");
    const env = { ...process.env, RUNBACK_DIR: path.join(workspaceFolder(), ".runback") };
    execFileSync("python3", ["train.py", ...odd], { cwd: repository, env, timeout: patience });
    original = await waitFor(
      "the run with its source",
      () => newest(({ evidence }) => evidence === "snapshot"),
      patience,
    );
    const api = await services.index.open();
    await waitFor("its environment", async () => (await api.run(original.runId))?.environment ?? undefined, patience);
    // A repetition that ran today's code would give other numbers.
    writeFileSync(path.join(repository, "model.py"), "STEP = 0.5\n");
  });

  after(async () => {
    if (earlierPath === undefined) delete process.env["PYTHONPATH"];
    else process.env["PYTHONPATH"] = earlierPath;
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  async function newest(isWanted: (row: RunRow) => boolean): Promise<RunRow | undefined> {
    const api = await services.index.open();
    const { rows } = await api.runs({ offset: 0, limit: 50 });
    return rows.find((row) => row.experiment === "again" && isWanted(row));
  }

  async function verified(): Promise<string> {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.commands.executeCommand("runback.verifyReproduction", original.runId);
    return waitFor("the answer", () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === reproductionScheme ? document.getText() : undefined;
    });
  }

  it("in a worktree of its code, with its very arguments, as a child of the original", async () => {
    let isStarted = false;
    const command = Promise.resolve(vscode.commands.executeCommand("runback.rerun", original.runId)).then(() => {
      isStarted = true;
    });
    // The list with the whole command comes up when the worktree is there; its first line starts it.
    while (!isStarted) {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      await wait(300);
    }
    await command;
    const isDone = ({ parentId, status, evidence }: RunRow) =>
      parentId === original.runId && status === "FINISHED" && evidence === "snapshot";
    const again = await waitFor("the repetition", () => newest(isDone), patience);
    const detail = await (await services.index.open()).run(again.runId);
    assert.equal(again.runName, "second");
    assert.deepEqual(detail?.params["arguments"], odd);
    const source = detail.sources.at(-1);
    assert.match(source?.repository ?? "", /again\.worktrees[\\/]first-/);
    assert.equal(source?.dirty, false);
  });

  it("and Verify Reproduction says that it was reproduced", async () => {
    const text = await verified();
    assert.match(text, /^# Reproduced: 1 metrics are the same at every step/);
    assert.match(text, /\| `seed` \| `1` \| `1` \|/);
  });

  it("or where it parts, for the newest repetition", async () => {
    const id = original.runId.replace("runback:", "");
    const other = new RunWriter({ name: "third", experiment: "again", parent: id });
    const source = { attempt: 1, evidence: "snapshot", snapshot: "0".repeat(40), dirty: true, entry: "train.py" };
    other.write("source", source).write("environment", { attempt: 1, imported_elsewhere: [] });
    [1, 0.875, 0.7501].forEach((loss, step) => other.metric(step, { loss }));
    other.end();
    await waitFor("it", () => newest(({ runName, status }) => runName === "third" && status === "FINISHED"), patience);
    const text = await verified();
    assert.match(text, /^# Differs from step 2 on: `loss` 0\.75 vs 0\.7501/);
    assert.match(text, /First: code/);
  });

  it("or that it cannot say, for mixed code", async () => {
    const id = original.runId.replace("runback:", "");
    const mixed = new RunWriter({ name: "mixed", experiment: "again", parent: id });
    mixed.write("source", { attempt: 1, evidence: "snapshot", snapshot: "0".repeat(40), entry: "train.py" });
    mixed
      .write("environment", { attempt: 1, imported_elsewhere: ["/repo/model.py"] })
      .metric(0, { loss: 1 })
      .end();
    await waitFor("it", () => newest(({ runName, status }) => runName === "mixed" && status === "FINISHED"), patience);
    assert.match(await verified(), /^# Cannot say: .*mixed code/);
  });
});
