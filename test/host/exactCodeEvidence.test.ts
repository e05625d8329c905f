import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import * as vscode from "vscode";
import type { DetailNode } from "../../src/core/view/detail/detailNode";
import { usedSnapshots } from "../../src/host/exactCode/evidence/usedSnapshots";
import { dirtyBadges } from "../../src/host/runs/tree/dirtyBadge";
import type { Services } from "../../src/host/services";
import { acceptUntil } from "./support/acceptUntil";
import { CodeRepository } from "./support/codeRepository";
import { git } from "./support/git";
import { testServices } from "./support/testServices";
import { shownRun } from "./support/treeRows";
import { waitFor } from "./waitFor";

describe("the evidence of a run's code", () => {
  let services: Services;
  let repository: CodeRepository;

  before(async () => {
    services = await testServices();
    repository = new CodeRepository();
  });

  after(() => repository.remove());

  /** The line that says whether the code can be reached, as soon as it is there. */
  const reachOf = async (runId: string) => {
    await vscode.commands.executeCommand("runback.showRun", runId);
    return waitFor("the line about this clone", () => {
      const top = services.detailTree.getChildren() as DetailNode[];
      const lines = top.find(({ key }) => key === "source")?.children ?? [];
      const line = lines.find(({ key }) => key === "source/reach");
      return line === undefined ? undefined : { line, lines };
    });
  };

  it("is told as reachable where the repository holds it", async () => {
    const run = repository.run("reachable-code", repository.first);
    await shownRun(services, "exact-code", "reachable-code");
    const { line } = await reachOf(run.runId);
    assert.equal(line.description, "yes");
    assert.match(line.tooltip ?? "", /runback-code-/);
  });

  it("says why it cannot be reached, and offers to fetch", async () => {
    const run = repository.run("lost-code", "0123456789abcdef0123456789abcdef01234567");
    await shownRun(services, "exact-code", "lost-code");
    const { line, lines } = await reachOf(run.runId);
    assert.match(line.description, /^Commit 0123456789 is in no repository/);
    assert.deepEqual(lines.find(({ key }) => key === "source/fetch")?.act, { kind: "fetchSource" });
  });

  it("marks a dirty run by a badge with the number of its files, and a clean one by none", async () => {
    const changed = {
      dirty: true,
      changed: ["a.py", "b.py"],
      changed_count: 2,
      untracked: ["c.py"],
      untracked_count: 1,
    };
    repository.run("dirty-code", repository.first, changed);
    const { item } = await shownRun(services, "exact-code", "dirty-code", (shown) => shown.resourceUri !== undefined);
    assert.ok(item.resourceUri);
    const token = new vscode.CancellationTokenSource().token;
    const badge = await dirtyBadges.provideFileDecoration(item.resourceUri, token);
    assert.equal(badge?.badge, "3");
    assert.equal((await shownRun(services, "exact-code", "reachable-code")).item.resourceUri, undefined);
  });

  it("is shared as one commit without history, which holds the uncommitted code", async () => {
    const remote = `${repository.folder}.git`;
    git(repository.folder, "init", "--quiet", "--bare", remote);
    git(repository.folder, "remote", "add", "origin", remote);
    const snapshot = repository.snapshot({ "shared.py": "shared = 1\n" });
    const run = repository.run("shared-code", repository.first, { evidence: "snapshot", dirty: true, snapshot });
    await shownRun(services, "exact-code", "shared-code");
    void vscode.commands.executeCommand("runback.shareSnapshot", run.runId);
    // The remote's name first, then the list, whose first line pushes.
    const pushed = await acceptUntil("the pushed commit", () => {
      const refs = git(remote, "for-each-ref", "--format=%(objectname) %(refname)");
      return refs === "" ? undefined : refs.split(" ");
    });
    assert.equal(pushed[1], `refs/runback/shared/${snapshot}`);
    assert.equal(git(remote, "rev-list", "--count", pushed[0] ?? ""), "1");
    assert.equal(git(remote, "show", `${pushed[0]}:shared.py`), "shared = 1");
    rmSync(remote, { recursive: true, force: true });
  });

  it("knows the snapshots that runs use, so that pruning keeps them", async () => {
    const snapshot = repository.snapshot({ "train.py": "print('used')\n" });
    repository.run("snapshot-code", repository.first, { evidence: "snapshot", dirty: true, snapshot });
    await shownRun(services, "exact-code", "snapshot-code", (item) => /source/.test(item.contextValue ?? ""));
    const used = await usedSnapshots(await services.index.open(), new AbortController().signal);
    assert.ok(used.has(snapshot));
  });
});
