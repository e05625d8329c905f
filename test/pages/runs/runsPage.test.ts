import assert from "node:assert/strict";
import { assertAtWork } from "../support/assertAtWork";
import { assertInert } from "../support/assertInert";
import { eventually } from "../support/eventually";
import { hostileText } from "../support/hostileText";
import { realIndex, type RealIndex } from "../support/realIndex";
import { largeTable } from "./largeTable";
import { openRuns, type OpenedRuns } from "./openRuns";

/** The names of the runs in the order they are shown, and other cells. */
const cellsOf = (opened: OpenedRuns, colindex: number) =>
  opened.page
    .locator(`.grid-body .grid-row [aria-colindex="${colindex}"]`)
    .evaluateAll((cells) =>
      cells
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((cell) => cell.textContent),
    );
const head = (opened: OpenedRuns, name: string) =>
  opened.page.locator('[role="columnheader"]').filter({ has: opened.page.getByText(name, { exact: true }) });

describe("the Runs table", () => {
  let index: RealIndex;
  let opened: OpenedRuns;
  let runIds: string[];
  before(async () => {
    index = await realIndex();
    const rates = [0.1, 0.01, 1];
    const writers = rates.map((lr, i) =>
      index
        .run({ name: `fox-${i}`, experiment: "table", age: 100 - i })
        .write("params", { params: { lr, depth: 4 } })
        .metric(1, { loss: 2 })
        .metric(2, { loss: i === 1 ? "NaN" : 0.5 + i })
        .end(i === 2 ? "FAILED" : "FINISHED"),
    );
    runIds = writers.map(({ runId }) => runId);
    await index.refresh();
  });
  after(() => index.close());
  afterEach(async () => opened.close());

  async function openTable(look: Parameters<typeof openRuns>[2] = {}) {
    const experiments = await index.api.experiments();
    const id = experiments.find(({ name }) => name === "table")?.id ?? "";
    opened = await openRuns(index.api, [id], look);
    index.onChange = (changed) => opened.changed(changed);
    await opened.page.getByRole("status").filter({ hasText: "3 runs" }).waitFor();
    await opened.page.getByRole("gridcell", { name: "fox-1", exact: true }).waitFor();
    await opened.page.getByRole("gridcell", { name: "0.01", exact: true }).waitFor();
    return opened;
  }

  it("shows the runs of its experiment, newest first, with no finding of axe and no trouble", async () => {
    await openTable({ size: { width: 1400, height: 600 } });
    await eventually(() => cellsOf(opened, 2), ["fox-2", "fox-1", "fox-0"]);
    await eventually(() => cellsOf(opened, 3), ["failed", "finished", "finished"]);
    await opened.page.getByRole("gridcell", { name: "from 2 to 2.5, range 2 … 2.5" }).waitFor();
    assert.deepEqual(await opened.accessibilityProblems(), []);
    assertAtWork(opened);
  });

  it("sorts by keys alone, by several columns, with what is missing last", async () => {
    await openTable();
    const { page } = opened;
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    const names = await page
      .locator('[role="columnheader"]')
      .evaluateAll((heads) => heads.map((one) => one.textContent));
    const at = names.findIndex((name) => name.includes("lr"));
    for (let i = 0; i < at; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await head(opened, "lr").and(page.locator('[aria-sort="ascending"]')).waitFor();
    await eventually(() => cellsOf(opened, 2), ["fox-1", "fox-0", "fox-2"]);
    await page.keyboard.press("Enter");
    await head(opened, "lr").and(page.locator('[aria-sort="descending"]')).waitFor();
    await eventually(() => cellsOf(opened, 2), ["fox-2", "fox-0", "fox-1"]);
    await head(opened, "depth").click();
    await head(opened, "loss")
      .first()
      .click({ modifiers: ["Shift"] });
    await page.waitForFunction(() => document.querySelectorAll('[aria-sort="ascending"]').length === 2);
    await eventually(() => cellsOf(opened, 2), ["fox-0", "fox-2", "fox-1"], "NaN is last");
    assertAtWork(opened);
  });

  it("filters by boxes that are reached and left by keys, and says what is wrong with one", async () => {
    await openTable();
    const { page } = opened;
    await head(opened, "lr").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Filter…" }).press("Enter");
    await page.getByRole("textbox", { name: "Filter param lr" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.type("<= 0.1");
    await page.getByRole("status").filter({ hasText: "2 of 3 runs" }).waitFor();
    await eventually(() => cellsOf(opened, 2), ["fox-1", "fox-0"]);
    await page.keyboard.press("Control+A");
    await page.keyboard.type(">");
    await page.locator('input[aria-invalid="true"]').waitFor();
    await page
      .getByRole("status")
      .filter({ hasText: /^3 runs/ })
      .waitFor();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("= 77");
    await page.getByText("No runs match the filter boxes").waitFor();
    await page.keyboard.press("Escape");
    await page.locator('[role="grid"]:focus').waitFor();
    assertAtWork(opened);
  });

  it("moves, widens, pins, hides and shows columns by keys, and keeps that", async () => {
    await openTable();
    const { page } = opened;
    await head(opened, "depth").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Pin to the left" }).click();
    await head(opened, "depth").and(page.locator(".is-pinned")).waitFor();
    await page.locator('[role="grid"]').focus();
    await head(opened, "lr").click();
    await page.keyboard.press("Alt+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.waitForFunction(() =>
      [...document.querySelectorAll(".head")].some((one) => one.textContent.includes("lr") && one.clientWidth === 134),
    );
    await page.keyboard.press("Delete");
    await head(opened, "lr").waitFor({ state: "detached" });
    await page.getByText("Columns…").click();
    await page.locator(".chooser input:focus").waitFor();
    await page.keyboard.type("min loss");
    await page.getByRole("checkbox", { name: "loss min" }).check();
    await page.keyboard.press("Escape");
    await page.locator(".head .kind", { hasText: "min" }).waitFor();
    const { preferences } = opened;
    await eventually(() => {
      const [layout] = Object.values(preferences) as { pinned: string[]; shown: object; widths: object }[];
      return [layout?.pinned, layout?.shown, layout?.widths];
    }, [
      ["attributes.run_name", "params.depth"],
      { "params.lr": false, "min(metrics.loss)": true },
      { "params.lr": 134 },
    ]);
    await opened.close();
    const experiments = await index.api.experiments();
    opened = await openRuns(index.api, [experiments.find(({ name }) => name === "table")?.id ?? ""], { preferences });
    await opened.page.locator(".head .kind", { hasText: "min" }).waitFor();
    assert.equal(await head(opened, "lr").count(), 0);
  });

  it("shares picks and the shown run with the window, and compares what is picked", async () => {
    await openTable();
    const { page, window } = opened;
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByRole("checkbox", { name: "Pick fox-2", checked: true }).waitFor();
    await page.keyboard.press("Space");
    await page.getByRole("checkbox", { name: "Pick fox-1", checked: true }).waitFor();
    await eventually(() => [...window.picks].sort(), [runIds[1], runIds[2]].sort());
    await page.getByText("Compare 2 picked").click();
    await eventually(() => opened.compared.map((ids) => [...ids].sort()), [[runIds[1], runIds[2]].sort()]);
    window.picks.delete(runIds[2] ?? "");
    opened.sharedChanged();
    await page.getByRole("checkbox", { name: "Pick fox-2", checked: false }).waitFor();
    await page.getByRole("gridcell", { name: "fox-0", exact: true }).click();
    await page.locator(".is-current", { hasText: "fox-0" }).waitFor();
    await eventually(() => window.current, runIds[0]);
    await page.keyboard.press("Enter");
    await eventually(() => opened.shown, [runIds[0]]);
    assertAtWork(opened);
  });

  it("copies the selected cells, one alone without its column's name", async () => {
    await openTable();
    const { page, copied } = opened;
    const copiedCount = (count: number) => eventually(() => copied.length, count);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+C");
    await copiedCount(1);
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+C");
    await copiedCount(2);
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Copy as CSV" }).press("Enter");
    await copiedCount(3);
    const lines = ["Run\tStatus", "fox-2\tFAILED", "fox-1\tFINISHED"];
    assert.deepEqual(copied, ["fox-2", lines.join("\n"), `${lines.join("\r\n").replaceAll("\t", ",")}\r\n`]);
  });

  it("uses the window's filter, sets it, and tells its mistakes", async () => {
    await openTable();
    const { page, window } = opened;
    opened.setFilter("params.lr >= 0.1");
    await page.getByRole("status").filter({ hasText: "2 runs" }).waitFor();
    const field = page.getByRole("combobox", { name: /Filter runs/ });
    await eventually(() => field.inputValue(), "params.lr >= 0.1");
    const mistake = page.getByRole("alert").filter({ hasText: "Expected a value" });
    await field.fill("metrics.loss > > 1");
    await mistake.waitFor();
    await field.fill("metrics.loss >");
    await mistake.waitFor({ state: "hidden" }); // still being written
    await field.press("Enter");
    await mistake.waitFor();
    assert.equal(window.filter, "params.lr >= 0.1");
    await field.fill("ORDER BY params.lr");
    await page.getByRole("status").filter({ hasText: "3 runs" }).waitFor();
    await eventually(() => cellsOf(opened, 2), ["fox-1", "fox-0", "fox-2"]);
    await field.fill("run_name = 'nobody'");
    await page.getByText("No runs match the filter. Clear it").waitFor();
    assertAtWork(opened);
  });

  it("follows live runs: new cells, new runs, new columns", async () => {
    await openTable();
    const { page } = opened;
    const live = index.run({ name: "late", experiment: "table", age: -50 }).metric(1, { loss: 7 });
    await page.getByRole("gridcell", { name: "late", exact: true }).waitFor();
    live.metric(2, { loss: 0.03125, fresh: 3 });
    await page.getByRole("gridcell", { name: "0.03125", exact: true }).waitFor();
    live.end();
    assertAtWork(opened);
  });

  it("says so when the index cannot answer, and works again when it can", async () => {
    const large = largeTable({ runs: 5, columns: 4 });
    let isBroken = true;
    const packedCells: typeof large.packedCells = (query) =>
      isBroken ? Promise.reject(new Error("the index is gone")) : large.packedCells(query);
    opened = await openRuns({ ...large, packedCells });
    await opened.page.getByRole("alert").filter({ hasText: "the index is gone" }).waitFor();
    isBroken = false;
    opened.changed(null);
    await opened.page.getByRole("gridcell", { name: "run-3", exact: true }).waitFor();
    await opened.page.getByRole("alert").filter({ hasText: "gone" }).waitFor({ state: "hidden" });
  });

  it("keeps 10,000 runs × 200 columns within 1,500 elements, wherever it is scrolled", async () => {
    opened = await openRuns(largeTable({ runs: 10_000, columns: 200 }), [], { size: { width: 2000, height: 1200 } });
    const { page } = opened;
    const grid = page.locator('[role="grid"]');
    await page.getByRole("gridcell", { name: "run-5", exact: true }).waitFor();
    await eventually(() => grid.getAttribute("aria-rowcount"), "10002");
    const count = () => page.evaluate(() => document.querySelectorAll("*").length);
    assert.ok((await count()) <= 1500, `${await count()} elements`);
    await grid.evaluate((view) => view.scrollTo(9_000, 120_000));
    await page.getByRole("gridcell", { name: "run-5010", exact: true }).waitFor();
    assert.ok((await count()) <= 1500, `${await count()} elements after scrolling`);
    await grid.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("End");
    const active = page.locator("#grid-active-cell");
    await eventually(() => active.locator("..").getAttribute("aria-rowindex"), "10002");
    await eventually(() => active.textContent(), /^\d/);
    assert.equal(await grid.getAttribute("aria-activedescendant"), "grid-active-cell");
    assertAtWork(opened);
  });

  it("takes nothing of a log for markup, in any field, however long", async () => {
    const hostile = { name: hostileText("name"), experiment: "hostile" };
    index
      .run(hostile)
      .write("params", { params: { [hostileText("param")]: hostileText("value"), long: "x".repeat(10_000) } })
      .write("tags", { tags: { [hostileText("tag")]: "=cmd|' /C calc'!A0" } })
      .metric(1, { [hostileText("metric")]: 1e308 })
      .end();
    await index.refresh();
    opened = await openRuns(index.api, [], { size: { width: 2400, height: 500 } });
    await opened.page.getByText("value<img").first().waitFor();
    await opened.page.getByText("metric<img").first().waitFor();
    await opened.page.getByText("Columns…").click();
    await opened.page.locator(".chooser bdi", { hasText: "tag<img" }).waitFor();
    await assertInert(opened);
  });

  it("asks once for the cells that are seen first", async () => {
    opened = await openRuns(largeTable({ runs: 50, columns: 8 }));
    await opened.page.getByRole("gridcell", { name: "run-3", exact: true }).waitFor();
    await opened.page.locator(".grid-body svg").first().waitFor();
    const asked = opened.posted.flatMap((message) => (message as { method?: string }).method ?? []);
    assert.deepEqual(
      asked.filter((method) => ["shared", "columns", "start", "cells"].includes(method)),
      ["shared", "columns", "start", "cells"],
    );
  });

  it("goes on when the host sends what it should not", async () => {
    opened = await openRuns(largeTable({ runs: 5, columns: 4 }));
    const { page } = opened;
    await page.getByRole("gridcell", { name: "run-3", exact: true }).waitFor();
    for (const message of [null, 7, { rpc: "notice", name: "changed" }, { rpc: "result", id: 9e9, value: {} }])
      await opened.send(message);
    await page.keyboard.press("ArrowDown");
    await page.locator("#grid-active-cell").waitFor();
  });
});
