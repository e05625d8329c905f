import assert from "node:assert/strict";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import { branchName } from "../../../../src/core/view/source/branchName";
import { lossText, worktreeItem, type WorktreeFacts } from "../../../../src/core/view/source/worktreeText";

const now = Date.UTC(2026, 10, 23);
const made: WorktreeFacts = {
  folder: "/home/me/digits.worktrees/swift-fox-1a2b3c4d",
  commit: "1a2b3c4d".repeat(5),
  branch: null,
  isMain: false,
  isLocked: false,
  isGone: false,
  revision: "1a2b3c4d".repeat(5),
  madeAt: now - 3 * 24 * 3_600_000,
};

describe("what is said of worktrees and branches", () => {
  it("names a worktree by its folder, with commit, age and, when it is counted, size", () => {
    const item = worktreeItem(made, null, now, plainTranslate);
    assert.equal(item.label, "swift-fox-1a2b3c4d");
    assert.match(item.description, /^1a2b3c4d · .*3/);
    assert.match(worktreeItem(made, 2048, now, plainTranslate).description, /2.*(KB|KiB|kB)$/);
  });

  it("says which one is the user's own, and which is gone", () => {
    const own = { ...made, isMain: true, branch: "main", madeAt: null, revision: null };
    assert.equal(worktreeItem(own, null, now, plainTranslate).description, "your working tree · main");
    const foreign = worktreeItem({ ...made, revision: null, isGone: true }, null, now, plainTranslate);
    assert.match(foreign.description, /^its folder is gone · not made by Runback/);
  });

  it("says what would be lost, and nothing when nothing would", () => {
    assert.equal(lossText({ changed: 0, ignored: 0, hasOwnCommits: false }, plainTranslate), "");
    const all = lossText({ changed: 2, ignored: 1, hasOwnCommits: true }, plainTranslate).split("\n");
    assert.equal(all.length, 3);
    assert.match(all[0] ?? "", /: 2\.$/);
  });

  it("offers branch names that git allows", () => {
    assert.equal(branchName("swift-fox"), "runs/swift-fox");
    assert.equal(branchName("lr=0.1, bs: 32"), "runs/lr-0.1-bs-32");
    assert.equal(branchName("..a..b~^:?*[\\.lock"), "runs/a.b--lock");
    assert.equal(branchName("--"), "runs/run");
    assert.equal(branchName("größe"), "runs/größe");
  });
});
