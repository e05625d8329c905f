import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { worktreeParent } from "../../../src/host/exactCode/worktrees/worktreeParent";
import { userCacheFolder } from "../../../src/index/client/userCacheFolder";

describe("the folder for working trees of runs", () => {
  let root: string;
  before(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), "runback-parent-")));
    mkdirSync(path.join(root, "project", "package"), { recursive: true });
    symlinkSync(path.join(root, "project"), path.join(root, "link"));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const own = path.join(userCacheFolder(), "worktrees");
  const at = (...names: string[]) => path.join(root, ...names);

  it("is one of Runback's own for imported runs whose repository lies outside the workspace", async () => {
    assert.equal(await worktreeParent(["mlflow"], at("bundle"), [at("project"), at("gone")]), own);
    assert.equal(await worktreeParent(["wandb"], at("project-2"), [at("project")]), own);
    assert.equal(await worktreeParent(["wandb"], at("bundle"), []), own);
  });

  it("lies beside the repository for all other runs", async () => {
    assert.equal(await worktreeParent(["mlflow"], at("project"), [at("project")]), null);
    assert.equal(await worktreeParent(["mlflow"], at("project"), [at("gone"), at("link", "package")]), null);
    assert.equal(await worktreeParent(["mlflow"], at("project", "package"), [at("link")]), null);
    assert.equal(await worktreeParent(["runback", "tensorboard"], at("bundle"), [at("project")]), null);
  });
});
