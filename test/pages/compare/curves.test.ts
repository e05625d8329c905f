import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertAtWork } from "../support/assertAtWork";
import { assertInert } from "../support/assertInert";
import { eventually } from "../support/eventually";
import { hostileText } from "../support/hostileText";
import { realIndex, type RealIndex } from "../support/realIndex";
import type { ServedPage } from "../support/servePage";
import { openCompare } from "./openCompare";

const preferences = { tab: "curves" };
const steps = 3000;
const spike = 1717;

/** The drawn chart of a metric. */
async function chart(page: Page, metric: string, runs: number) {
  const card = page.locator(`.chart-card[data-metric="${metric}"]`);
  await card.and(page.locator(`[data-drawn="${runs}"]`)).waitFor();
  return card;
}

describe("the curves of the Compare page", () => {
  let index: RealIndex;
  let served: ServedPage | undefined;
  let runIds: string[];

  before(async () => {
    index = await realIndex();
    runIds = [0, 1].map((run) => {
      const writer = index.run({ name: `run ${run}`, age: 4000 });
      for (let step = 0; step < steps; step++) {
        const noise = run === 0 && step === spike ? 1000 : Math.sin(step / 50) + run;
        writer.metric(step, { "train/loss": noise, "val/acc": step / steps, odd: step === 1500 ? "NaN" : 0 });
      }
      return writer.end().runId;
    });
    await index.refresh();
  });
  after(() => index.close());
  afterEach(async () => {
    await served?.close();
    served = undefined;
  });

  const open = async (
    look: Parameters<typeof openCompare>[2] = {},
    ids: readonly string[] = runIds,
  ): Promise<ServedPage> => {
    served = await openCompare(index, ids, { preferences, ...look });
    return served;
  };

  it("draws one chart a metric, in groups, each with words for those who do not see it", async () => {
    const { page } = await open();
    const card = await chart(page, "train/loss", 2);
    await eventually(
      () => card.getByRole("img").getAttribute("aria-label"),
      /^train\/loss of 2 runs, from 0 to 2,999\. Last values from .* \(run 0\) to .* \(run 1\)\.$/,
    );
    await eventually(() => page.locator(".chart-group h2").allTextContents(), ["Metrics1", "train1", "val1"]);
    assert.deepEqual(await served!.accessibilityProblems(), []);
    assertAtWork(served!);
  });

  it("keeps a spike of one point among thousands, and tells its exact value in the table", async () => {
    const { page } = await open();
    const card = await chart(page, "train/loss", 2);
    await card.getByRole("button", { name: "More for train/loss" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Show as Table" }).click();
    const row = card.getByRole("row", { name: /run 0/ });
    await eventually(() => row.innerText(), /3,000[\s\S]*1,000/);
  });

  it("marks values that are not numbers", async () => {
    const { page } = await open();
    const card = await chart(page, "odd", 2);
    await card.getByText("marks values that are not numbers").waitFor();
  });

  it("zooms all charts by a drag, down to every point, and back", async () => {
    const { page } = await open();
    const card = await chart(page, "train/loss", 2);
    const box = (await card.locator(".hover-layer").boundingBox())!;
    const words = () => card.getByRole("img").getAttribute("aria-label");
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.52, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await page.getByRole("button", { name: "Show All" }).waitFor();
    await eventually(words, /^(?!.*from 0 to)/);
    await served!.settled();
    await card.getByRole("button", { name: "More for train/loss" }).click();
    await page.getByRole("menuitem", { name: "Save as CSV" }).click();
    await eventually(() => served!.saved.length, 1);
    const lines = new TextDecoder().decode(served!.saved[0]!.bytes).trim().split("\r\n").slice(1);
    const own = lines.filter((line) => line.startsWith("run 0,")).map((line) => Number(line.split(",")[2]));
    assert.ok(own.length > 20 && own.length < 300, String(own.length));
    assert.ok(
      own.every((step, i) => i === 0 || step === own[i - 1]! + 1),
      "every step of the part",
    );
    await page.getByRole("button", { name: "Show All" }).click();
    await eventually(words, /from 0 to 2,999/);
  });

  it("is worked by the keyboard alone", async () => {
    const { page } = await open();
    const card = await chart(page, "train/loss", 2);
    await card.locator(".hover-layer").focus();
    await page.keyboard.press("ArrowRight");
    await card.locator(".hover-list").waitFor();
    await page.keyboard.press("+");
    await page.getByRole("button", { name: "Show All" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Show All" }).waitFor({ state: "hidden" });
  });

  it("hides and shows runs everywhere by the legend", async () => {
    const { page } = await open();
    await chart(page, "train/loss", 2);
    await page.locator(".run-legend").getByRole("button", { name: "run 0" }).click();
    await chart(page, "train/loss", 1);
    await chart(page, "val/acc", 1);
    await page.locator(".run-legend").getByRole("button", { name: "run 0", pressed: false }).click();
    await chart(page, "val/acc", 2);
  });

  it("finds metrics by name and pattern, pins them first, and remembers that", async () => {
    const { page, preferences: kept } = await open();
    const card = await chart(page, "val/acc", 2);
    await card.getByRole("button", { name: "More for val/acc" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Pinned" }).click();
    await page.locator(".chart-group").first().getByRole("heading", { name: "Pinned" }).waitFor();
    await eventually(() => (kept["curves"] as { pinned: string[] } | undefined)?.pinned, ["val/acc"]);
    await page.getByRole("textbox", { name: /Search metrics/ }).fill("/^train/");
    await page.locator('.chart-card[data-metric="val/acc"]').waitFor({ state: "detached" });
    await eventually(() => page.locator(".chart-card").count(), 1);
  });

  it("saves a chart as a picture at print resolution", async () => {
    const { page } = await open();
    const card = await chart(page, "train/loss", 2);
    await card.getByRole("button", { name: "More for train/loss" }).click();
    await page.getByRole("menuitem", { name: "Save as PNG" }).click();
    await eventually(() => served!.saved.length, 1);
    const [{ name, bytes }] = served!.saved as [ServedPage["saved"][number]];
    assert.equal(name, "train/loss.png");
    const width = new DataView(bytes.buffer, bytes.byteOffset).getUint32(16);
    assert.ok(width >= 4000, `${width} pixels wide`);
  });

  it("shows one chart over the whole page", async () => {
    const { page } = await open();
    const card = await chart(page, "train/loss", 2);
    await card.getByRole("button", { name: "More for train/loss" }).click();
    await page.getByRole("menuitem", { name: "Full Size" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator("[data-drawn]").waitFor();
    await eventually(async () => Number((await dialog.locator(".hover-layer").boundingBox())?.width) > 800, true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("follows a run that goes on", async () => {
    const live = index.run({ name: "live" }).metric(0, { loss: 1 }).metric(1, { loss: 2 });
    await index.refresh();
    const { page } = await open({}, [live.runId, runIds[0]!]);
    const card = await chart(page, "loss", 1);
    live.metric(500, { loss: 0.25 });
    await eventually(() => card.getByRole("img").getAttribute("aria-label"), /from 0 to 500\. Last value 0\.25/);
  });

  it("draws only what can be seen, of five thousand metrics", async () => {
    const many = index.run({ name: "many" });
    for (let step = 0; step < 2; step++)
      many.metric(step, Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`group${i % 7}/metric ${i}`, i])));
    many.end();
    await index.refresh();
    const { page } = await open({}, [many.runId, runIds[0]!]);
    await page.locator(".chart-card[data-drawn]").first().waitFor();
    assert.ok((await page.locator(".chart-card").count()) <= 120);
    assert.ok((await page.locator(".chart-card[data-drawn]").count()) < 40);
    await page.getByRole("button", { name: /^Show 120 More of/ }).waitFor();
  });

  it("draws what is hardly a curve: one point, constants, ends of the number range, nothing at all", async () => {
    const odd = index
      .run({ name: "odd" })
      .metric(5, { single: 3, huge: 1e308, tiny: 5e-324, nan: "NaN", inf: "Infinity" });
    odd.metric(4, { huge: -1e308, tiny: 0, nan: "NaN", inf: "-Infinity" }).metric(4, { huge: 1e308, tiny: 0 }).end();
    await index.refresh();
    const { page } = await open({ preferences: { tab: "curves", curves: { smoothing: 0.9 } } }, [
      odd.runId,
      runIds[0]!,
    ]);
    for (const metric of ["single", "huge", "tiny", "nan", "inf"]) await chart(page, metric, 1);
    await page.locator(".curve-toolbar").getByText("Log y").click();
    await page.locator('.chart-card[data-metric="huge"]').getByText("at or below 0").waitFor();
    assertAtWork(served!);
  });

  it("shows a constant metric as a line from edge to edge, and a single point as its marker", async () => {
    const run = index.run({ name: "constant" }).metric(3, { single: 0.25 });
    for (let step = 0; step < 50; step++) run.metric(step, { flat: 0.5, zero: 0 });
    run.end();
    await index.refresh();
    const { page } = await open({}, [run.runId]);
    /** The part of a chart's width in which something has a colour: text and grid are grey. */
    const coloured = (canvas: HTMLCanvasElement): number => {
      const { width, height } = canvas;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, width, height);
      const columns = new Set<number>();
      for (let at = 0; at < data.length; at += 4) {
        const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
        if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) columns.add((at / 4) % width);
      }
      return columns.size / width;
    };
    const share = async (metric: string) => (await chart(page, metric, 1)).getByRole("img").evaluate(coloured);
    for (const metric of ["flat", "zero"]) await eventually(async () => (await share(metric)) > 0.75, true, metric);
    const single = await share("single");
    assert.ok(single > 0.005 && single < 0.1, `the single point takes ${single} of the width`);
    assertAtWork(served!);
  });

  it("takes no name of a metric or a run for markup, and keeps formulas out of files", async () => {
    const metric = hostileText("=cmd|metric");
    const run = index
      .run({ name: hostileText("=run") })
      .metric(0, { [metric]: 1 })
      .metric(1, { [metric]: 2 })
      .end();
    await index.refresh();
    const { page } = await open({}, [run.runId, runIds[0]!]);
    const card = page.locator(".chart-card").filter({ hasText: "=cmd|metric" });
    await card.and(page.locator("[data-drawn]")).waitFor();
    const box = (await card.locator(".hover-layer").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await card.locator(".hover-list").waitFor();
    await card.locator("header button").click();
    await page.getByRole("menuitem", { name: "Save as CSV" }).click();
    await eventually(() => served!.saved.length, 1);
    assert.doesNotMatch(new TextDecoder().decode(served!.saved[0]!.bytes), /(^|,|\n)"?=/);
    await assertInert(served!);
  });
});
