import assert from "node:assert/strict";
import type { ThemeName } from "../openPage";
import { assertAtWork } from "../support/assertAtWork";
import { assertInert } from "../support/assertInert";
import { eventually } from "../support/eventually";
import { hostileText } from "../support/hostileText";
import { realIndex, type RealIndex } from "../support/realIndex";
import { openRuns, type OpenedRuns } from "./openRuns";

describe("the filter of the Runs table", () => {
  let index: RealIndex;
  let opened: OpenedRuns;
  before(async () => {
    index = await realIndex();
    for (const [at, optimizer] of ["adam", "adamw", "sgd", "adam"].entries())
      index
        .run({ name: `fox-${at}`, experiment: "filtered", age: 100 - at })
        .write("params", { params: { optimizer, lr: at / 10 } })
        .metric(1, { "val/loss": at })
        .end();
    index
      .run({ name: "hostile", experiment: "other" })
      .write("params", { params: { [hostileText("hostile")]: 1, evil: hostileText("value") } })
      .end();
    await index.refresh();
  });
  after(() => index.close());
  afterEach(async () => opened.close());

  async function openTable(look: Parameters<typeof openRuns>[2] = {}) {
    opened = await openRuns(index.api, [], look);
    await opened.page.getByRole("gridcell", { name: "fox-1", exact: true }).waitFor();
    return opened;
  }
  const box = () => opened.page.getByRole("combobox", { name: /Filter runs/ });
  const options = () => opened.page.getByRole("option");
  const option = (name: string) => opened.page.getByRole("option", { name });
  const count = (text: string) => opened.page.locator(".count").filter({ hasText: text }).waitFor();
  const active = (text = "") => opened.page.locator('[role="option"][aria-selected="true"]').filter({ hasText: text });
  const holds = (text: string) => eventually(() => box().inputValue(), text);

  it("offers fields, operators and values while one writes, and takes them by keys alone", async () => {
    await openTable();
    const { page, window } = opened;
    await box().focus();
    await page.keyboard.type("params.opt");
    await opened.settled();
    await option("params.optimizer field").waitFor();
    await page.getByRole("status").filter({ hasText: "1 suggestions" }).waitFor({ state: "attached" });
    assert.equal(await box().getAttribute("aria-expanded"), "true");
    assert.equal(await box().getAttribute("aria-activedescendant"), null);
    await page.keyboard.press("ArrowDown");
    assert.equal(await box().getAttribute("aria-activedescendant"), await active().getAttribute("id"));
    await page.keyboard.press("Tab");
    await holds("params.optimizer ");
    await option("= operator").first().waitFor();
    await page.keyboard.type("= ");
    await opened.settled();
    await option("'adam' value").waitFor();
    await page.keyboard.press("ArrowUp");
    await active("'sgd'").waitFor();
    await page.keyboard.press("Enter");
    await holds("params.optimizer = 'sgd' ");
    await option("AND keyword").waitFor();
    assert.deepEqual(await opened.accessibilityProblems(), []);
    await page.keyboard.press("Escape");
    await options().first().waitFor({ state: "detached" });
    assert.equal(await box().getAttribute("aria-expanded"), "false");
    await count("1 run");
    await eventually(() => window.filter, "params.optimizer = 'sgd'");
    assertAtWork(opened);
  });

  it("loses nothing that is written while its suggestions are under way", async () => {
    let answered = Promise.resolve();
    const complete = async (query: string) => {
      await answered;
      return index.api.complete(query);
    };
    opened = await openRuns({ ...index.api, complete });
    const { page } = opened;
    await page.getByRole("gridcell", { name: "fox-1", exact: true }).waitFor();
    await box().fill("params.optimizer ");
    await opened.settled();
    await option("= operator").first().waitFor();
    let answer = () => undefined as void;
    answered = new Promise((resolve) => (answer = resolve));
    await page.keyboard.type("!");
    await page.keyboard.press("ArrowDown");
    await active("operator").waitFor();
    await page.keyboard.press("Enter");
    await holds("params.optimizer !");
    answer();
    await option("!= operator").waitFor();
    assertAtWork(opened);
  });

  it("completes in the middle of a filter, and by the pointer", async () => {
    await openTable();
    const { page } = opened;
    await box().fill("params.opt = 'sgd'");
    await box().press("Home");
    for (let i = 0; i < "params.op".length; i++) await page.keyboard.press("ArrowRight");
    await opened.settled();
    await page.keyboard.press("Control+Space");
    await opened.settled();
    await option("params.optimizer field").click();
    await holds("params.optimizer = 'sgd'");
    assert.equal(await box().evaluate((input: HTMLInputElement) => input.selectionStart), "params.optimizer ".length);
    await count("1 run");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), null, "Tab leaves the field");
  });

  it("colours the parts as they stand in the input, and underlines the mistake", async () => {
    await openTable({ size: { width: 460, height: 600 } });
    const { page } = opened;
    const query = "min(metrics.`val/loss`) < 2 AND params.optimizer = 'adam' AND attributes.nothing = 1";
    await box().fill(query);
    await page.getByRole("alert").filter({ hasText: "has no “nothing”" }).waitFor();
    const colours = page.locator(".query-colours");
    await eventually(() => colours.textContent(), query);
    await eventually(() => colours.locator(".is-wrong").textContent(), "attributes.nothing");
    assert.equal(await box().getAttribute("aria-invalid"), "true");
    // The end of a long filter is seen in both at the same place.
    await page.waitForFunction(() => {
      const input = document.querySelector<HTMLInputElement>(".query-text input");
      const text = document.querySelector<HTMLElement>(".query-colours > span");
      const over = document.querySelector(".query-colours")?.getBoundingClientRect();
      if (!input || !text || !over || input.scrollLeft === 0) return false;
      return Math.abs(over.left - text.getBoundingClientRect().left - input.scrollLeft) < 1.5;
    });
    const widths = await page.evaluate(() => [
      document.querySelector(".query-text input")?.scrollWidth,
      document.querySelector<HTMLElement>(".query-colours > span")?.getBoundingClientRect().width,
    ]);
    assert.ok(Math.abs((widths[0] ?? 0) - (widths[1] ?? 0)) < 2, `the same width: ${widths.join(" and ")}`);
  });

  it("keeps what was used and saved, offers it in an empty field, and forgets it", async () => {
    await openTable();
    const { page, window } = opened;
    await box().fill("adam");
    await count("3 runs");
    assert.deepEqual(window.used, [], "what is still being written is not kept");
    await box().press("Enter");
    await box().fill("sgd");
    await page.getByRole("button", { name: "Save this filter" }).click();
    await page.locator('[aria-pressed="true"][aria-label="Save this filter"]').waitFor();
    await eventually(() => window.saved, ["sgd"]);
    await count("1 run");
    await box().fill("");
    await count("6 runs");
    await opened.settled();
    await option("sgd saved").waitFor();
    const offered = async () => (await options().allTextContents()).slice(0, 3);
    await eventually(offered, ["sgdsaved✕", "adamrecent✕", "metrics.field"]);
    await box().press("ArrowDown");
    await box().press("ArrowDown");
    await active("adam").waitFor();
    await box().press("Enter");
    await holds("adam");
    await count("3 runs");
    await page.getByRole("button", { name: "Saved and recent filters" }).click();
    await option("sgd saved").waitFor();
    await opened.settled();
    await box().press("ArrowDown");
    await active("sgd").waitFor();
    await box().press("Shift+Delete");
    await option("sgd saved").waitFor({ state: "detached" });
    await eventually(() => [...window.saved, ...window.used].includes("sgd"), false);
    await option("adam recent").locator(".forget").click();
    await page.getByText("No filters have been saved or used yet.").last().waitFor();
    assert.deepEqual(await opened.accessibilityProblems(), []);
    assertAtWork(opened);
  });

  it("goes on with a filter that was begun elsewhere, whatever stands in it", async () => {
    await openTable();
    const { page, window } = opened;
    window.draft = "params.optimizer = ";
    opened.sharedChanged();
    await holds("params.optimizer = ");
    await option("'adam' value").waitFor();
    await page.keyboard.type("'sgd'");
    await count("1 run");
    window.draft = "metrix.a > 1";
    opened.sharedChanged();
    await holds("metrix.a > 1");
    await page.getByRole("alert").filter({ hasText: "“metrix” is not known" }).waitFor();
    opened.sharedChanged();
    await opened.settled();
    await holds("metrix.a > 1");
    assert.equal(window.filter, "params.optimizer = 'sgd'");
    assertAtWork(opened);
  });

  it("takes nothing of a log for markup in what it offers", async () => {
    await openTable();
    await box().fill("params.evil = ");
    await option("'value<img src=x").waitFor();
    await assertInert(opened);
    await box().fill("params.hostile");
    await opened.settled();
    await option("params.").first().waitFor();
    await box().press("ArrowDown");
    await box().press("Enter");
    await assertInert(opened);
  });

  for (const theme of ["dark", "light", "hc-dark", "hc-light"] satisfies ThemeName[])
    it(`is legible in the ${theme} theme`, async () => {
      await openTable({ theme });
      await box().fill("min(metrics.`val/loss`) < 2 AND params.optimizer = 'adam' ORDER BY start_time D");
      await box().press("Control+Space");
      await opened.settled();
      await box().press("ArrowDown");
      await active().waitFor();
      assert.deepEqual(await opened.accessibilityProblems(), []);
    });
});
