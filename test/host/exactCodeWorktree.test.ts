import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { makeWorktree } from "../../src/host/exactCode/worktrees/makeWorktree";
import type { Services } from "../../src/host/services";
import { acceptUntil } from "./support/acceptUntil";
import { CodeRepository } from "./support/codeRepository";
import { git } from "./support/git";
import type { RunWriter } from "./support/runWriter";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";

describe("the code of a run as a worktree and as a branch", () => {
  const setting = () => vscode.workspace.getConfiguration("runback.worktrees");
  const choose = (value: string | undefined) =>
    setting().update("uncommitted", value, vscode.ConfigurationTarget.Global);
  let services: Services;
  let repository: CodeRepository;
  let snapshot: string;
  let run: RunWriter;

  const detail = async () => {
    const found = await (await services.index.open()).run(run.runId);
    assert.ok(found);
    return found;
  };

  before(async () => {
    services = await testServices();
    repository = new CodeRepository();
    snapshot = repository.snapshot({ "train.py": "print('uncommitted')\n", "extra.py": "extra = 1\n" });
    const state = { evidence: "snapshot", dirty: true, snapshot, changed: ["train.py"], untracked: ["extra.py"] };
    run = repository.run("worktree-code", repository.first, { ...state, changed_count: 1, untracked_count: 1 });
    await shownRun(services, "exact-code", "worktree-code");
  });

  after(async () => {
    await choose(undefined);
    repository.remove();
  });

  it("is a detached worktree with the uncommitted part as changes, found again the second time", async () => {
    await choose("changes");
    const state = repository.state();
    const made = await makeWorktree(await detail(), services);
    assert.equal(made.isNew, true);
    assert.equal(path.dirname(made.folder), `${repository.folder}.worktrees`);
    assert.equal(readFileSync(path.join(made.folder, "train.py"), "utf8"), "print('uncommitted')\n");
    assert.equal(git(made.folder, "rev-parse", "HEAD"), repository.first);
    assert.deepEqual(git(made.folder, "status", "--porcelain").split("\n").sort(), ["?? extra.py", "M train.py"]);
    const again = await makeWorktree(await detail(), services);
    assert.deepEqual([again.folder, again.isNew], [made.folder, false]);
    assert.equal(repository.state(), state);
  });

  it("is clean, at the snapshot, when the uncommitted part is committed", async () => {
    await choose("commit");
    const made = await makeWorktree(await detail(), services);
    assert.equal(git(made.folder, "rev-parse", "HEAD"), snapshot);
    assert.equal(git(made.folder, "status", "--porcelain"), "");
    assert.ok(existsSync(path.join(made.folder, "extra.py")));
  });

  it("is a branch of the offered name; nothing is checked out", async () => {
    const head = git(repository.folder, "symbolic-ref", "HEAD");
    void vscode.commands.executeCommand("runback.createBranch", run.runId);
    const ref = await acceptUntil("the branch", () => {
      const found = git(repository.folder, "for-each-ref", "--format=%(objectname)", "refs/heads/runs/worktree-code");
      return found === "" ? undefined : found;
    });
    assert.equal(ref, snapshot);
    assert.equal(git(repository.folder, "symbolic-ref", "HEAD"), head);
  });
});
