import assert from "node:assert/strict";
import { layoutName } from "../../../src/core/table/layoutName";
import { assertAtWork } from "../support/assertAtWork";
import { assertInert } from "../support/assertInert";
import { eventually } from "../support/eventually";
import { hostileText } from "../support/hostileText";
import { realIndex, type RealIndex } from "../support/realIndex";
import { largeTable } from "./largeTable";
import { openRuns, type OpenedRuns } from "./openRuns";

/** What the lines of the table say in a column, from top to bottom. */
const cellsOf = ({ page }: OpenedRuns, colindex: number) =>
  page
    .locator(`.grid-body .grid-row [aria-colindex="${colindex}"]`)
    .evaluateAll((cells) =>
      cells
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((cell) => cell.textContent),
    );
const head = ({ page }: OpenedRuns, name: string) =>
  page.locator('[role="columnheader"]').filter({ has: page.getByText(name, { exact: true }) });

describe("groups in the Runs table", () => {
  let index: RealIndex;
  let opened: OpenedRuns;
  let runIds: string[];
  let tableId: string;
  /** Name under which the table's layout is kept. */
  let kept: string;
  before(async () => {
    index = await realIndex();
    const made = [
      [0.1, 0, 0.9],
      [0.1, 1, 0.8],
      [0.2, 0, 0.5],
      [0.2, 1, 0.7],
      [0.2, 2, "NaN"],
      [0.3, 0, 0.6],
    ] as const;
    const writers = made.map(([lr, seed, acc], i) =>
      index
        .run({ name: `run-${i}`, experiment: "table", age: 100 + i })
        .write("params", { params: { lr, seed } })
        .metric(1, { acc })
        .end(),
    );
    runIds = writers.map(({ runId }) => runId);
    await index.refresh();
    const experiments = await index.api.experiments();
    tableId = experiments.find(({ name }) => name === "table")?.id ?? "";
    kept = layoutName({ experimentIds: [tableId] });
  });
  after(() => index.close());
  afterEach(async () => opened.close());

  async function open(groupBy: string, more: Parameters<typeof openRuns>[2] = {}) {
    opened = await openRuns(index.api, [tableId], { preferences: { [kept]: { groupBy } }, ...more });
    index.onChange = (changed) => opened.changed(changed);
    await opened.page.getByRole("status").filter({ hasText: "groups of 6 runs" }).waitFor();
    await head(opened, "acc").first().waitFor();
  }
  const names = (expected: readonly string[]) => eventually(() => cellsOf(opened, 2), expected);

  it("shows seed groups with mean ± std and n, opened and closed by keys, for screen readers too", async () => {
    await open("seed", { size: { width: 1400, height: 600 } });
    const { page } = opened;
    await names(["lr=0.1", "lr=0.2", "run-5"]);
    await eventually(() => cellsOf(opened, 3), ["2", "3", ""]);
    await page.getByRole("gridcell", { name: "0.850 ± 0.071", exact: true }).waitFor();
    const few = page.getByRole("gridcell", { name: "0.60 ± 0.14 · n = 2", exact: true });
    await eventually(() => few.getAttribute("title"), /median 0.6.*\n95 % interval.*\nleft out: 1 NaN/);
    const group = page.getByRole("row", { expanded: false }).filter({ hasText: "lr=0.2" });
    assert.equal(await group.getAttribute("aria-level"), "1");
    assert.equal(await page.getByRole("treegrid", { name: "Runs" }).count(), 1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await names(["lr=0.1", "lr=0.2", "run-2", "run-3", "run-4", "run-5"]);
    assert.equal(await page.getByRole("row").filter({ hasText: "run-3" }).getAttribute("aria-level"), "2");
    assert.deepEqual(await opened.accessibilityProblems(), []);
    await page.keyboard.press("-");
    await names(["lr=0.1", "lr=0.2", "run-5"]);
    await page.keyboard.press("*");
    await names(["lr=0.1", "run-0", "run-1", "lr=0.2", "run-2", "run-3", "run-4", "run-5"]);
    await page.locator(".twistie").first().click();
    await names(["lr=0.1", "lr=0.2", "run-2", "run-3", "run-4", "run-5"]);
    assertAtWork(opened);
  });

  it("sorts and filters by what is said of groups, and their runs by their values", async () => {
    await open("seed");
    const { page } = opened;
    await head(opened, "acc").first().click();
    await names(["lr=0.2", "run-5", "lr=0.1"]);
    await page.keyboard.press("*");
    await page.locator(".grid-body .grid-row", { hasText: "lr=0.2" }).locator(".grid-cell").nth(1).click();
    await page.keyboard.press("*");
    await names(["lr=0.2", "run-2", "run-3", "run-4", "run-5", "lr=0.1", "run-1", "run-0"]);
    const box = page.getByRole("textbox", { name: "Filter run Runs" });
    await box.fill(">= 3");
    await page.getByRole("status").filter({ hasText: "1 of 3 groups of 6 runs" }).waitFor();
    await names(["lr=0.2", "run-2", "run-3", "run-4"]);
    await box.fill("");
    await page
      .getByRole("status")
      .filter({ hasText: /^3 groups of 6 runs/ })
      .waitFor();
    await page.getByRole("textbox", { name: "Filter last acc" }).fill("> 0.8");
    await names(["lr=0.1", "run-1", "run-0"]);
    await page.getByRole("textbox", { name: "Filter last acc" }).fill("> 7");
    await page.getByText("No groups match the filter boxes").waitFor();
    assertAtWork(opened);
  });

  it("filters and sorts groups by a query, completes it, says what is wrong where, and keeps it", async () => {
    await open("seed", { size: { width: 1400, height: 600 } });
    const { page } = opened;
    const box = page.getByRole("combobox", { name: /^Filter and sort groups/ });
    const count = (text: RegExp) => page.getByRole("status").filter({ hasText: text }).waitFor();
    await box.fill("std(metrics.ac");
    await opened.settled();
    const option = page.getByRole("option", { name: "metrics.acc field" });
    await option.waitFor();
    assert.equal(await box.getAttribute("aria-controls"), "group-suggestions");
    await box.press("ArrowDown");
    await box.press("Enter");
    await eventually(() => box.inputValue(), "std(metrics.acc ");
    await box.fill("std(metrics.acc) < 0.1 AND metrix.a > 1");
    await page.getByRole("alert").filter({ hasText: "“metrix” is not known" }).waitFor();
    await eventually(() => page.locator(".group-filter .is-wrong").textContent(), "metrix");
    await count(/^3 groups of 6 runs/);
    assert.deepEqual(await opened.accessibilityProblems(), []);
    await box.fill("run_count > 1 ORDER BY metrics.acc");
    await box.press("Enter");
    await count(/^2 of 3 groups of 6 runs/);
    await names(["lr=0.2", "lr=0.1"]);
    await head(opened, "acc").first().click();
    await head(opened, "acc").first().click();
    await names(["lr=0.1", "lr=0.2"]);
    await box.fill("run_count > 7");
    await page.getByText("No groups match the filter of groups.").waitFor();
    await count(/^0 of 3 groups of 6 runs/);
    await box.fill("std(metrics.acc) < 0.1");
    await box.press("Enter");
    await names(["lr=0.1"]);
    const layout = () => opened.preferences[kept] as { groupFilter?: string } | undefined;
    await eventually(() => layout()?.groupFilter, "std(metrics.acc) < 0.1");
    const preferences = { ...opened.preferences };
    await opened.close();
    opened = await openRuns(index.api, [tableId], { preferences });
    await names(["lr=0.1"]);
    const again = opened.page.getByRole("combobox", { name: /^Filter and sort groups/ });
    await eventually(() => again.inputValue(), "std(metrics.acc) < 0.1");
    await again.fill("");
    await again.press("Enter");
    await names(["lr=0.1", "lr=0.2", "run-5"]);
    await opened.page.getByRole("button", { name: "Grouped by seeds" }).click();
    await opened.page.getByRole("button", { name: "No groups" }).click();
    await again.waitFor({ state: "hidden" });
    assertAtWork(opened);
  });

  it("groups by fields that are ticked in a list, shows another statistic, and keeps both", async () => {
    opened = await openRuns(index.api, [tableId], { size: { width: 1200, height: 700 } });
    const { page } = opened;
    await page.getByRole("button", { name: "Group by…" }).click();
    await page.getByRole("checkbox", { name: /^seed/ }).check();
    await page.getByRole("status").filter({ hasText: "3 groups of 6 runs" }).waitFor();
    await names(["seed=0", "seed=1", "seed=2"]);
    assert.deepEqual(await opened.accessibilityProblems(), []);
    await page.getByRole("checkbox", { name: /^lr/ }).check();
    await page.getByRole("status").filter({ hasText: "6 groups of 6 runs" }).waitFor();
    await page.getByRole("checkbox", { name: /^Seeds/ }).check();
    await names(["lr=0.1", "lr=0.2", "run-5"]);
    await page.getByRole("checkbox", { name: /^lr/, checked: false }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "Groups show" }).selectOption("range");
    await page.getByRole("gridcell", { name: "0.8 to 0.9", exact: true }).waitFor();
    await eventually(() => {
      const [layout] = Object.values(opened.preferences) as { groupBy: string; statistic: string }[];
      return [layout?.groupBy, layout?.statistic];
    }, ["seed", "range"]);
    await page.getByRole("button", { name: "Grouped by seeds" }).click();
    await page.getByRole("button", { name: "No groups" }).click();
    await page
      .getByRole("status")
      .filter({ hasText: /^6 runs$/ })
      .waitFor();
    await page.getByRole("grid").waitFor();
    assertAtWork(opened);
  });

  it("picks all runs of a group", async () => {
    await open("seed");
    const { page, window } = opened;
    await page.keyboard.press("Space");
    await page.getByRole("checkbox", { name: "Pick lr=0.1", checked: true }).waitFor();
    await eventually(() => [...window.picks].sort(), runIds.slice(0, 2).sort());
    window.picks.delete(runIds[0] ?? "");
    opened.sharedChanged();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>(".pick input")?.indeterminate);
    await page.getByRole("checkbox", { name: "Pick lr=0.2" }).click();
    await page.getByText("Compare 4 picked").waitFor();
    assertAtWork(opened);
  });

  it("copies groups as a table with mean ± std, and saves them with every number", async () => {
    await open("seed");
    const { page, copied, saved } = opened;
    const done = (list: readonly unknown[], count: number) => eventually(() => list.length, count);
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Copy groups as Markdown" }).press("Enter");
    await done(copied, 1);
    assert.match(copied[0] ?? "", /`lr=0\.2` \| `3` \| `0\.60 ± 0\.14` \| `2`/);
    await page.getByRole("button", { name: "Copy…" }).click();
    await page.getByRole("menuitem", { name: "Save groups as JSON…" }).click();
    await done(saved, 1);
    const text = new TextDecoder().decode(saved[0]?.bytes);
    const { groups } = JSON.parse(text) as {
      groups: { title: string; metrics: { acc: { mean: number; nan: number } } }[];
    };
    assert.deepEqual(
      groups.map(({ title }) => title),
      ["lr=0.1", "lr=0.2", "lr=0.3"],
    );
    assert.equal(groups[1]?.metrics.acc.nan, 1);
    assert.ok(Math.abs((groups[0]?.metrics.acc.mean ?? 0) - 0.85) < 1e-9);
    await page.locator('[role="treegrid"]').focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+C");
    await done(copied, 2);
    assert.equal(copied[1], "lr=0.1");
  });

  it("follows live runs: the group of a new run grows, and is filtered as it is then", async () => {
    await open("params.lr");
    await names(["lr=0.1", "lr=0.2", "lr=0.3"]);
    await opened.page.getByRole("combobox", { name: /^Filter and sort groups/ }).fill("NOT metrics.acc > 0.65");
    await names(["lr=0.2", "lr=0.3"]);
    const writer = index
      .run({ name: "late", experiment: "table", age: 500 })
      .write("params", { params: { lr: 0.3, seed: 7 } });
    writer.metric(1, { acc: 0.61 });
    await opened.page.getByRole("gridcell", { name: "0.6050 ± 0.0071", exact: true }).waitFor();
    writer.metric(2, { acc: 0.8 });
    await names(["lr=0.2"]);
    await opened.page.getByRole("status").filter({ hasText: "1 of 3 groups of 7 runs" }).waitFor();
    writer.end();
    assertAtWork(opened);
  });

  it("keeps 10,000 runs in groups within 1,500 elements, open and closed", async () => {
    const large = largeTable({ runs: 10_000, columns: 40 });
    opened = await openRuns(large, [], { preferences: { layout: { groupBy: "params.param_0" } } });
    const { page } = opened;
    const grid = page.getByRole("treegrid");
    await page
      .getByRole("status")
      .filter({ hasText: / groups of 10000 runs/ })
      .waitFor();
    const closed = Number(await grid.getAttribute("aria-rowcount"));
    await grid.focus();
    await page.keyboard.press("*");
    const rows = String(closed + 10_000);
    await page.waitForFunction((all) => document.querySelector(".grid")?.getAttribute("aria-rowcount") === all, rows);
    await grid.evaluate((view) => view.scrollTo(900, 120_000));
    await page.getByRole("row", { level: 2 }).first().waitFor();
    const count = await page.evaluate(() => document.querySelectorAll("*").length);
    assert.ok(count <= 1500, `${count} elements`);
    assertAtWork(opened);
  });

  it("takes nothing of a log for markup in titles of groups", async () => {
    index
      .run({ name: hostileText("name"), experiment: "hostile" })
      .write("params", { params: { [hostileText("param")]: hostileText("value") } })
      .end();
    await index.refresh();
    opened = await openRuns(index.api, [], { preferences: { layout: { groupBy: "run_name" } } });
    await opened.page.getByRole("treegrid").waitFor();
    await opened.page.getByRole("button", { name: /^Grouped by/ }).click();
    await opened.page.locator(".chooser bdi", { hasText: "param<img" }).waitFor();
    await assertInert(opened);
  });
});
