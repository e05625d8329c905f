import assert from "node:assert/strict";
import { assertAtWork } from "../support/assertAtWork";
import { eventually } from "../support/eventually";
import { realIndex, type RealIndex } from "../support/realIndex";
import { openRuns, type OpenedRuns } from "./openRuns";

describe("runs of the Runs table that are marked in a Compare panel", () => {
  let index: RealIndex;
  let opened: OpenedRuns;
  let runIds: string[];

  before(async () => {
    index = await realIndex();
    runIds = [1, 2, 3].map((seed) => {
      const run = index.run({ name: `fox-${seed}`, experiment: "brushed" });
      return run
        .write("params", { params: { seed, rate: seed % 2 } })
        .metric(0, { loss: seed })
        .end().runId;
    });
    await index.refresh();
  });
  after(() => index.close());
  afterEach(() => opened.close());

  async function openTable() {
    const experiment = (await index.api.experiments()).find(({ name }) => name === "brushed");
    opened = await openRuns(index.api, [experiment?.id ?? ""]);
    await opened.page.getByRole("status").filter({ hasText: "3 runs" }).waitFor();
    return opened.page;
  }

  function mark(...marked: readonly (string | undefined)[]): void {
    opened.window.brushed.clear();
    for (const runId of marked) if (runId !== undefined) opened.window.brushed.add(runId);
    opened.sharedChanged();
  }

  it("have a mark that says so, and are counted, until they no longer are", async () => {
    const page = await openTable();
    mark(runIds[1]);
    await page.getByRole("gridcell", { name: "fox-2 (marked in Compare)" }).waitFor();
    await page.getByRole("status").filter({ hasText: "3 runs · ◆ 1 marked in Compare" }).waitFor();
    await eventually(() => page.locator(".is-brushed").count(), 1);
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute("role")), "grid");
    assert.deepEqual(await opened.accessibilityProblems(), []);
    mark();
    await page.getByRole("gridcell", { name: "fox-2", exact: true }).waitFor();
    await page
      .getByRole("status")
      .filter({ hasText: /^3 runs$/ })
      .waitFor();
    assertAtWork(opened);
  });

  it("are counted at their group", async () => {
    const page = await openTable();
    await page.getByText("Group by…").click();
    await page.getByRole("checkbox", { name: /^rate/ }).check();
    mark(runIds[0], runIds[2]);
    await page.getByRole("gridcell", { name: /\(2 marked in Compare\)$/ }).waitFor();
    await eventually(() => page.locator(".is-brushed").count(), 1);
    assertAtWork(opened);
  });
});
