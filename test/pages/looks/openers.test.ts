import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { openCompare } from "../compare/openCompare";
import { openRun } from "../run/openRun";
import { openRuns } from "../runs/openRuns";
import { assertAtWork } from "../support/assertAtWork";
import { eventually } from "../support/eventually";
import { realIndex, type RealIndex } from "../support/realIndex";
import type { ServedPage } from "../support/servePage";
import { sampleRuns } from "./sampleRuns";

/** Presses a button by keyboard, twice where that closes what it opened, and follows what it says of itself. */
async function assertOpens(page: Page, name: string, what: "dialog" | "menu"): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  await button.waitFor();
  assert.equal(await button.getAttribute("aria-haspopup"), what, name);
  await page.getByRole("button", { name, exact: true, expanded: false }).press("Enter");
  await page.getByRole(what).waitFor();
  await page.getByRole("button", { name, exact: true, expanded: true }).waitFor();
  await eventually(
    () => page.evaluate(() => document.activeElement?.closest("[role=menu], [role=dialog]") !== null),
    true,
  );
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name, exact: true, expanded: false }).waitFor();
  await page.getByRole(what).waitFor({ state: "detached" });
}

describe("buttons that open something", () => {
  let index: RealIndex;
  let runIds: string[];
  let served: ServedPage | undefined;
  before(async () => {
    index = await realIndex();
    runIds = sampleRuns(index, 3);
    await index.refresh();
  });
  after(() => index.close());
  afterEach(async () => served?.close());

  it("say so to screen readers on the Compare page, and whether it is open", async () => {
    served = await openCompare(index, runIds, { preferences: { tab: "curves", curves: { spread: "std" } } });
    const { page } = served;
    await page.locator('.chart-card[data-metric="val/acc"][data-drawn]').waitFor();
    await assertOpens(page, "More for val/acc", "menu");
    await assertOpens(page, "by seeds", "dialog");
    await page.getByRole("tab", { name: "Groups" }).click();
    await assertOpens(page, "Grouped by seeds", "dialog");
    assertAtWork(served);
  });

  it("say so on the Run page", async () => {
    served = await openRun(index, runIds[0]!);
    const { page } = served;
    for (const group of ["Exact code", "Run"]) {
      const bar = page.getByRole("group", { name: group, exact: true });
      await bar.getByRole("button", { name: "More…", expanded: false }).press("Enter");
      await page.getByRole("menu", { name: group }).waitFor();
      await bar.getByRole("button", { name: "More…", expanded: true }).waitFor();
      await page.keyboard.press("Escape");
      await bar.getByRole("button", { name: "More…", expanded: false }).waitFor();
    }
    assertAtWork(served);
  });

  it("say so in the Runs table", async () => {
    served = await openRuns(index.api);
    const { page } = served;
    await page.locator(".grid-body .grid-row").first().waitFor();
    await assertOpens(page, "Copy…", "menu");
    await assertOpens(page, "Columns…", "dialog");
    await assertOpens(page, "Group by…", "dialog");
    // One list gives way to the other.
    await page.getByRole("button", { name: "Columns…" }).press("Enter");
    await page.getByRole("button", { name: "Columns…", expanded: true }).waitFor();
    await page.getByRole("button", { name: "Group by…" }).press("Enter");
    await page.getByRole("button", { name: "Columns…", expanded: false }).waitFor();
    await page.getByRole("button", { name: "Group by…", expanded: true }).press("Enter");
    await page.getByRole("button", { name: "Group by…", expanded: false }).waitFor();
    const menu = page.getByRole("button", { name: "Menu of Status" });
    assert.equal(await menu.getAttribute("aria-haspopup"), "menu");
    await menu.hover();
    await menu.dispatchEvent("pointerdown", { button: 0, bubbles: true });
    await page.getByRole("menu", { name: "Column" }).waitFor();
    await page.getByRole("button", { name: "Menu of Status", expanded: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Menu of Status", expanded: false }).waitFor();
    assertAtWork(served);
  });
});
