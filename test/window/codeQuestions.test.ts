import assert from "node:assert/strict";
import { waitFor } from "../host/waitFor";
import { CodeProject, ran, since } from "./support/codeProject";
import { shownDialog } from "./support/dialog";
import { openWindow, type EditorWindow } from "./support/openWindow";
import { shownPick } from "./support/quickPick";

const patience = 60_000;
const uncommitted = "Uncommitted Code of the Run";

describe("questions before an act on a run's code", () => {
  let project: CodeProject;
  let window: EditorWindow;

  before(async () => {
    project = new CodeProject();
    window = await openWindow(project.folder, project.environment);
    await window.openContainer("Runback");
    await window.treeRow("first").click({ timeout: patience });
  });

  after(async () => {
    await window?.close();
    project?.remove();
  });

  const ask = (title: string) => window.runCommand(`Runback: ${title}`);
  const until = (what: string, isSo: () => boolean) => waitFor(what, () => isSo() || undefined, patience);
  const head = () => project.read(".git/HEAD").trim();

  it("how a working tree holds uncommitted code: nothing happens without an answer", async () => {
    const before = project.state();
    await ask("Check Out Run Here…");
    const asked = await shownPick(window.page, uncommitted);
    assert.equal(asked.lines.length, 2);
    await asked.leave();
    assert.deepEqual(project.state(), before);
  });

  it("Check Out Run Here says what would change, and Cancel leaves every byte", async () => {
    const before = project.state();
    await ask("Check Out Run Here…");
    await (await shownPick(window.page, uncommitted)).pick("Leave as Changes");
    const dialog = await shownDialog(window.page);
    assert.equal(dialog.question, "Check out the code of first in your working tree?");
    assert.match(dialog.detail, /^Overwritten \(2\): table\.bin \(not tracked\), train\.py$/m);
    assert.match(dialog.detail, /^Removed \(2\): \.gitignore, staged\.py$/m);
    assert.ok(dialog.detail.startsWith(project.folder));
    assert.deepEqual([...dialog.buttons].sort(), ["Cancel", "Check Out"]);
    assert.deepEqual(project.state(), before);
    await dialog.press("Cancel");
    assert.deepEqual(project.state(), before);
  });

  it("Check Out changes the tree, and Undo Checkout, once agreed to, brings back each byte", async () => {
    const before = project.state();
    await ask("Check Out Run Here…");
    // The answer to the first question is kept: this one comes at once.
    await (await shownDialog(window.page)).press("Check Out");
    await until("the checkout", () => head() === project.first && project.read("train.py") === ran);
    assert.deepEqual(
      ["table.bin", "notes.txt"].map((name) => project.read(name)),
      ["the run's table", "untracked\n"],
    );
    assert.equal(project.git("status", "--porcelain", "--untracked-files=no"), "M train.py");
    await window.page
      .getByText("Your working tree now holds the code of first.")
      .first()
      .waitFor({ timeout: patience });

    const checkedOut = project.state();
    await ask("Undo Checkout…");
    const dialog = await shownDialog(window.page);
    assert.equal(dialog.question, "Undo the checkout of first?");
    assert.ok(dialog.detail.startsWith(project.folder));
    await dialog.press("Cancel");
    assert.deepEqual(project.state(), checkedOut);

    await ask("Undo Checkout…");
    await (await shownDialog(window.page)).press("Undo Checkout");
    await window.page.getByText("Everything is as it was before the checkout.").first().waitFor({ timeout: patience });
    assert.equal(project.read("train.py"), since);
    assert.deepEqual(project.state(), before);
  });

  it("Re-run shows the whole command and starts nothing when it is left; else a child of the run appears", async () => {
    await ask("Re-run…");
    const shown = await shownPick(window.page, "Re-run: first");
    const isShown = (pattern: RegExp) =>
      assert.ok(
        shown.lines.some((line) => pattern.test(line)),
        shown.lines.join("\n"),
      );
    [/python/, /^train\.py/, /project\.worktrees.first-/, /^RUNBACK_DIR=/].forEach(isShown);
    await shown.leave();
    await ask("Re-run…");
    const again = await shownPick(window.page, "Re-run: first");
    assert.equal(project.starts().length, 1);
    await again.pick("Re-run");
    await until("the repetition", () => project.starts().length > 1);
    const [original, repetition] = project.starts();
    assert.equal(repetition?.["parent_run_id"], original?.["run_id"]);
    assert.equal(repetition?.["run_name"], "again");
    // Its row can be opened once the repetition is known.
    const parent = window.page.locator(".part.sidebar .monaco-list-row[aria-expanded]", { hasText: "first" });
    await parent.click({ timeout: patience });
    await window.page.keyboard.press("ArrowRight");
    await window.treeRow("again").waitFor({ timeout: patience });
    assert.equal(project.starts().length, 2);
    assert.equal(project.read("train.py"), since);
  });

  it("Forget Snapshot deletes the ref once agreed to, and not before", async () => {
    const refs = () => project.git("for-each-ref", "--format=%(refname)", "refs/runback/snapshots").split("\n");
    const kept = refs();
    await window.treeRow("first").click();
    await ask("Forget Snapshot of Run…");
    const dialog = await shownDialog(window.page);
    assert.equal(dialog.question, "Forget the snapshot of first?");
    const named = /^This deletes the ref of ([0-9a-f]{8})\./.exec(dialog.detail)?.[1] ?? "none";
    assert.ok(
      kept.some((ref) => ref.includes(named)),
      dialog.detail,
    );
    await dialog.press("Cancel");
    await ask("Forget Snapshot of Run…");
    const second = await shownDialog(window.page);
    assert.deepEqual(refs(), kept);
    await second.press("Forget Snapshot");
    await until("the ref's end", () => !refs().some((ref) => ref.includes(named)));
  });
});
