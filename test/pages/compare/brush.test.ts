import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ThemeName } from "../openPage";
import { assertAtWork } from "../support/assertAtWork";
import { eventually } from "../support/eventually";
import { realIndex, type RealIndex } from "../support/realIndex";
import { openCompare, type ServedCompare } from "./openCompare";

const runCount = 8;

describe("runs that are marked on the Compare page", () => {
  let index: RealIndex;
  let served: ServedCompare | undefined;
  let runIds: string[];

  before(async () => {
    index = await realIndex();
    runIds = Array.from({ length: runCount }, (_, at) => {
      const run = index.run({ name: `run-${at}`, experiment: "brushed" });
      run.write("params", { params: { lr: 10 ** -(at + 1), optimizer: at % 2 === 0 ? "adam" : "sgd" } });
      return run.metric(0, { val_loss: at + 1, accuracy: 1 - at / 10 }).end().runId;
    });
    await index.refresh();
  });
  after(() => index.close());
  afterEach(async () => served?.close());

  async function open(preferences: Record<string, string>, look: Parameters<typeof openCompare>[2] = {}) {
    served = await openCompare(index, runIds, { preferences, ...look });
    return served;
  }

  const axis = (page: Page) => page.getByRole("slider", { name: "Runs by val_loss" });
  const note = (page: Page, text: string) => page.locator(".brush-note").getByText(text);
  const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });

  /** The lower half of the values, by keyboard: the first four runs. */
  async function markHalf(page: Page): Promise<void> {
    await axis(page).focus();
    await page.keyboard.press("ArrowDown");
    await note(page, "4 of 8 runs are marked.").waitFor();
  }

  for (const theme of ["light", "hc-light"] satisfies ThemeName[])
    it(`are told from the others in What Differs and Groups in the ${theme} theme, until the marks are cleared`, async () => {
      const opened = await open({ tab: "relations", groupBy: "params.optimizer" }, { theme });
      const { page, brushed } = opened;
      await markHalf(page);
      await eventually(() => axis(page).evaluate((one) => one === document.activeElement), true);
      await tab(page, "What Differs").click();
      const params = page.getByRole("table", { name: "Params" });
      for (const [name, text] of [
        ["run-3", "run-3"],
        ["run-4", "run-4 (not marked)"],
      ] as const)
        await eventually(() => params.getByRole("columnheader", { name }).textContent(), text);
      const row = page.getByRole("table", { name: "Metrics" }).getByRole("row", { name: /^val_loss/ });
      const leftOut = () => row.locator("td").evaluateAll((all) => all.map((one) => one.matches(".left-out")));
      // The first cell says which way the metric gets better.
      const half = [false, false, false, false, false, true, true, true, true];
      await eventually(leftOut, half);
      const lines = params.locator("td.left-out .log-text");
      const struck = await lines.evaluateAll((all) => all.map((one) => getComputedStyle(one).textDecorationLine));
      assert.deepEqual([...new Set(struck)], ["none"], "values can be read as before");
      const found = page.getByRole("region", { name: "What differs" });
      await found.getByText("2 of 4 marked").first().waitFor();
      assert.deepEqual(await opened.accessibilityProblems(), []);
      await tab(page, "Groups").click();
      const head = page.getByRole("columnheader", { name: /optimizer=adam/ });
      await head.getByText("2 of 4 marked").waitFor();
      await head.getByRole("button", { name: /^4 runs/ }).click();
      await eventually(
        () => head.locator("li.left-out").allInnerTexts(),
        ["run-4\n(not marked)", "run-6\n(not marked)"],
      );
      assert.deepEqual(await opened.accessibilityProblems(), []);
      await eventually(() => brushed.at(-1), runIds.slice(0, 4));
      await page.keyboard.press("Escape");
      await note(page, "are marked").waitFor({ state: "detached" });
      await eventually(() => page.locator(".left-out").count(), 0);
      await eventually(() => page.locator(".standing").count(), 0);
      await eventually(() => brushed.at(-1), null);
      assertAtWork(served!);
    });

  it("are told from the others in rows that come later, too", async () => {
    const opened = await open({ tab: "relations" });
    const { page } = opened;
    await markHalf(page);
    await tab(page, "What Differs").click();
    await page.getByText("Show what is the same too").click();
    await eventually(() => page.getByRole("table", { name: "Params" }).locator("td.left-out").count(), runCount);
    opened.changed(null);
    await opened.settled();
    await eventually(() => page.getByRole("table", { name: "Metrics" }).locator("td.left-out").count(), runCount);
    await page.getByRole("button", { name: "Clear Marks" }).press("Enter");
    await eventually(() => page.locator(".left-out").count(), 0);
    await eventually(
      () => tab(page, "What Differs").evaluate((one) => one === document.activeElement),
      true,
      "the keyboard is not lost with the button",
    );
    assertAtWork(served!);
  });

  it("are told to the host once for what happens within a frame", async () => {
    const opened = await open({ tab: "relations" });
    const { page, brushed } = opened;
    await axis(page).waitFor();
    await eventually(() => brushed, [null]);
    await page.evaluate(() => {
      for (let press = 0; press < 40; press++) {
        const key = press < 20 ? "ArrowUp" : "ArrowDown";
        const slider = document.querySelector('[role=slider][data-axis="val_loss"]');
        slider?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      }
    });
    await eventually(() => brushed.length, 2);
    await opened.settled();
    assert.equal(brushed.length, 2);
    assertAtWork(served!);
  });

  it("are marked again when the page is shown again, before the charts over params are", async () => {
    const brush = { metric: "val_loss", marks: { val_loss: [0, 0.5] as const }, runIds: runIds.slice(0, 4) };
    const { page } = await open({ tab: "curves" }, { brush });
    await note(page, "4 of 8 runs are marked.").waitFor();
    const legend = page.locator(".run-legend");
    await eventually(() => legend.getByRole("button", { pressed: false }).count(), 4);
    await tab(page, "Params against a Metric").click();
    await eventually(() => axis(page).getAttribute("aria-valuetext"), "0 % to 50 % of the axis");
    await eventually(() => page.locator(".parallel-line.faint").count(), 4);
    assertAtWork(served!);
  });

  it("are no longer marked when the axis of the mark gives way to another one", async () => {
    const { page, brushed } = await open({ tab: "relations" });
    await markHalf(page);
    await page.getByRole("combobox", { name: "Metric", exact: true }).selectOption("accuracy");
    await note(page, "are marked").waitFor({ state: "detached" });
    await eventually(() => brushed.at(-1), null);
    assertAtWork(served!);
  });
});
