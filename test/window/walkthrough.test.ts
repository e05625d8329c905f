import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openWindow, type EditorWindow } from "./support/openWindow";

const limit = { timeout: 60_000 };

describe("the walkthrough", () => {
  let folder: string;
  let window: EditorWindow;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "runback-walkthrough-"));
    window = await openWindow(folder, {});
  });

  after(async () => {
    await window?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it("opens from the view Runs where there are none, and shows the page of a step", async () => {
    const { page } = window;
    await window.openContainer("Runback");
    await page.getByRole("button", { name: "Get Started" }).click(limit);
    const editor = page.locator(".gettingStartedContainer");
    await editor
      .getByText("Get Started with Runback", { exact: true })
      .first()
      .waitFor({ state: "visible", ...limit });
    await editor.getByText("Find and group runs", { exact: true }).first().click(limit);
    const media = editor.frameLocator("iframe.webview").frameLocator("#active-frame");
    // When the frame is laid over the page is the editor's own matter.
    await media.getByText("max(metrics.val_acc) > 0.9").waitFor({ state: "attached", ...limit });
  });
});
