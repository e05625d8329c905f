import assert from "node:assert/strict";
import { assertAtWork } from "../support/assertAtWork";
import { eventually } from "../support/eventually";
import { realIndex, type RealIndex } from "../support/realIndex";
import type { ServedPage } from "../support/servePage";
import { openCompare } from "./openCompare";

describe("groups on the Compare page", () => {
  let index: RealIndex;
  let served: ServedPage | undefined;
  const runIds: string[] = [];

  before(async () => {
    index = await realIndex();
    for (const [lr, seed, acc] of [
      [0.1, 0, 0.5],
      [0.1, 1, 0.52],
      [0.1, 2, 0.51],
      [0.2, 0, 0.9],
      [0.2, 1, 0.91],
      [0.3, 0, 0.7],
    ] as const) {
      const writer = index.run({ name: `lr ${lr} seed ${seed}` }).write("params", { params: { lr, seed } });
      for (let step = 0; step < 10; step++) writer.metric(step, { acc: acc - (9 - step) / 100 });
      if (lr === 0.2 && seed === 1) writer.metric(19, { acc });
      runIds.push(writer.end().runId);
    }
    await index.refresh();
  });
  after(() => index.close());
  afterEach(async () => {
    await served?.close();
    served = undefined;
  });

  const open = async (preferences: Record<string, string> = {}) => {
    served = await openCompare(index, runIds, { preferences: { tab: "groups", ...preferences } });
    return served.page;
  };

  it("shows groups with mean ± std, and differences with their interval and the runs they rest on", async () => {
    const page = await open();
    const row = page.getByRole("row", { name: /^acc/ });
    await row.getByText("0.510 ± 0.010").waitFor();
    await eventually(
      () => row.innerText(),
      /0\.9050 ± 0\.0071\s+\+0\.395 \(\+0\.37\d* – \+0\.4\d+\)\s+better · n = 3 and 2/,
    );
    await eventually(() => row.innerText(), /0\.7\s+\+0\.19 \(too few runs\)\s+n = 3 and 1/);
    await page.getByRole("columnheader", { name: /lr=0.1.*3 runs, baseline/s }).waitFor();
    assert.deepEqual(await served!.accessibilityProblems(), []);
    await page.getByRole("combobox", { name: "Baseline group" }).selectOption({ label: "lr=0.2" });
    await row.getByText(/worse · n = 2 and 3/).waitFor();
    await page.getByRole("combobox", { name: "Metric value" }).selectOption("min");
    await row.getByText("0.420 ± 0.010").waitFor();
    await page.getByRole("combobox", { name: "Groups show" }).selectOption("range");
    await row.getByText("0.41 to 0.43").waitFor();
    assertAtWork(served!);
  });

  it("sorts groups by a metric, and lists the runs of a group", async () => {
    const page = await open();
    const heads = page.getByRole("table", { name: "Metrics of groups" }).getByRole("columnheader");
    const order = async () => (await heads.allInnerTexts()).map((text) => /lr=[\d.]+/.exec(text)?.[0] ?? "").join(" ");
    await eventually(order, / lr=0.1 lr=0.2 lr=0.3/);
    await page.getByRole("combobox", { name: "Sort groups by" }).selectOption("acc");
    await eventually(order, / lr=0.2 lr=0.3 lr=0.1/);
    await eventually(() => served!.preferences["groupSort"], "acc");
    const members = page.getByRole("columnheader", { name: /lr=0.2/ }).getByText("lr 0.2 seed 1", { exact: true });
    await page.getByRole("columnheader", { name: /lr=0.2.*last steps from 9 to 19/s }).waitFor();
    await page.getByRole("button", { name: "2 runs", exact: true }).click();
    await members.waitFor();
    await page.getByRole("listitem").filter({ hasText: "lr 0.2 seed 1" }).getByText("step 19").waitFor();
    await page.getByRole("columnheader", { name: /lr=0.1/ }).waitFor();
    assert.equal(await page.getByText(/last steps/).count(), 1);
    await page.getByRole("combobox", { name: "Groups show" }).selectOption("median");
    await page.getByRole("row", { name: /^acc.*0\.905/ }).waitFor();
    await members.waitFor();
    assert.deepEqual(await served!.accessibilityProblems(), []);
    assertAtWork(served!);
  });

  it("filters and sorts groups by a query, says what it leaves out and what is wrong in it, and keeps it", async () => {
    let page = await open();
    const box = () => page.getByRole("combobox", { name: /^Filter and sort groups/ });
    const heads = () => page.getByRole("table", { name: "Metrics of groups" }).getByRole("columnheader");
    const order = async () =>
      (await heads().allInnerTexts()).flatMap((text) => /lr=[\d.]+/.exec(text)?.[0] ?? []).join(" ");
    const count = (text: string) => page.getByRole("status").filter({ hasText: text }).waitFor();
    await eventually(order, "lr=0.1 lr=0.2 lr=0.3");
    await box().fill("median(metrics.ac");
    await served!.settled();
    await page.getByRole("option", { name: "metrics.acc field" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await eventually(() => box().inputValue(), "median(metrics.acc ");
    await box().fill("metrics.acc > 'high'");
    await box().press("Enter");
    await page.getByRole("alert").filter({ hasText: "character 15" }).waitFor();
    await eventually(() => page.locator(".group-comparison .is-wrong").textContent(), "'high'");
    await eventually(order, "lr=0.1 lr=0.2 lr=0.3");
    await box().fill("run_count > 1 ORDER BY metrics.acc DESC");
    await box().press("Enter");
    await count("2 of 3 groups");
    await eventually(order, "lr=0.2 lr=0.1");
    const sort = page.getByRole("combobox", { name: "Sort groups by" });
    await eventually(() => sort.locator("option:checked").textContent(), "the filter's order");
    assert.deepEqual(await served!.accessibilityProblems(), []);
    // The baseline stays what it was where the filter leaves it out.
    await box().fill("metrics.acc > 0.6");
    await box().press("Enter");
    await eventually(order, "lr=0.2 lr=0.3");
    await page.getByText("Differences are from lr=0.1, which the filter leaves out.").waitFor();
    await page
      .getByRole("row", { name: /^acc/ })
      .getByText(/better · n = 3 and 2/)
      .waitFor();
    await page.getByRole("button", { name: "Copy as Markdown" }).click();
    await page.getByText("Copied.").waitFor();
    const [groups = "", differences = ""] = served!.copied[0]!.split(/(?=^\| `metric`)/m);
    assert.ok(!groups.includes("lr=0.1") && groups.includes("lr=0.3"), groups);
    assert.match(differences, /`lr=0\.2`.*`lr=0\.1`/);
    await box().fill("run_count > 7");
    await page.getByText("No groups match the filter of groups. Clear it to see all groups.").waitFor();
    await box().fill("run_count = 1");
    await box().press("Enter");
    await eventually(() => served!.preferences["groupFilter"], "run_count = 1");
    const preferences = served!.preferences as Record<string, string>;
    await served!.close();
    page = await open(preferences);
    await eventually(order, "lr=0.3");
    await eventually(() => box().inputValue(), "run_count = 1");
    await count("1 of 3 groups");
    await box().fill("");
    await eventually(order, "lr=0.1 lr=0.2 lr=0.3");
    assertAtWork(served!);
  });

  it("groups by fields that are ticked, for the curves too, and copies what it says", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Grouped by seeds" }).click();
    await page.getByRole("checkbox", { name: /^seed/ }).check();
    await page.getByRole("columnheader", { name: /seed=1.*2 runs/s }).waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "Copy as Markdown" }).click();
    await page.getByText("Copied.").waitFor();
    const [text = ""] = served!.copied;
    assert.match(text, /\| `seed=1` \| `2` \| `0\.72 ± 0\.28`/);
    assert.match(text, /difference \(95 %\)/);
    await page.getByRole("tab", { name: "Curves" }).click();
    await page.locator(".curve-toolbar").getByText("Group runs").click();
    await page.locator('.chart-card[data-metric="acc"][data-drawn="3"]').waitFor();
    await page.getByRole("button", { name: "by seed", exact: true }).waitFor();
    await page.getByRole("combobox", { name: "X axis" }).selectOption("relative");
    await page.locator('.chart-card[data-metric="acc"][data-drawn="3"]').waitFor();
    await page.getByRole("combobox", { name: "X axis" }).selectOption("wall");
    await page.getByText(/drawn as one over step and relative time/).waitFor();
    await eventually(() => served!.preferences["groupBy"], "params.seed");
    assertAtWork(served!);
  });
});
