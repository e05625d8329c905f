import assert from "node:assert/strict";
import { assertAtWork } from "../support/assertAtWork";
import { eventually } from "../support/eventually";
import { realIndex, type RealIndex } from "../support/realIndex";
import { openRuns, type OpenedRuns } from "./openRuns";

describe("stars in the Runs table", () => {
  let index: RealIndex;
  let opened: OpenedRuns;
  before(async () => {
    index = await realIndex();
    for (const [i, lr] of [0.1, 0.01, 1].entries())
      index
        .run({ name: `owl-${i}`, experiment: "stars", age: 100 - i })
        .write("params", { params: { lr } })
        .end("FINISHED");
    await index.refresh();
  });
  after(() => index.close());
  afterEach(async () => opened.close());

  it("are given and taken by key, click and menu, to one run or several, and can be sorted by", async () => {
    const experiment = (await index.api.experiments()).find(({ name }) => name === "stars");
    opened = await openRuns(index.api, [experiment?.id ?? ""]);
    index.onChange = (changed) => opened.changed(changed);
    const { page } = opened;
    const cell = (name: string | RegExp) => page.getByRole("gridcell", { name, exact: true });
    const names = () =>
      page
        .locator('.grid-body .grid-row [aria-colindex="2"]')
        .evaluateAll((cells) =>
          cells
            .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
            .map((one) => one.textContent),
        );
    await cell("owl-1").click();
    assert.equal(await page.getByText("Starred").count(), 0, "nothing has a star");
    await page.keyboard.press("s");
    await cell("Starred").waitFor();
    await eventually(() => cell("No star").count(), 2);

    // A click on the star of the run below it.
    await page.locator(".grid-body .grid-row", { hasText: "owl-0" }).getByRole("gridcell", { name: "No star" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".is-starred").length === 2);
    const sorted = (how: string) => page.locator(`[role="columnheader"][aria-sort="${how}"]`).waitFor();
    await page.getByRole("columnheader").filter({ hasText: "Starred" }).click();
    await sorted("ascending");
    await page.getByRole("columnheader").filter({ hasText: "Starred" }).click();
    await sorted("descending");
    await eventually(async () => (await names()).slice(0, 2).sort(), ["owl-0", "owl-1"]);

    // All of them: one star more, then none.
    await cell("owl-1").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("s");
    await page.waitForFunction(() => document.querySelectorAll(".grid-body .is-starred").length === 3);
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Remove star" }).waitFor();
    assert.deepEqual(await opened.accessibilityProblems(), []);
    await page.keyboard.press("Escape");
    await page.keyboard.press("s");
    await page.waitForFunction(() => document.querySelectorAll(".is-starred").length === 0);
    assertAtWork(opened);
  });
});
