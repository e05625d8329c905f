import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../support/eventually";
import { realIndex, type RealIndex } from "../support/realIndex";
import type { ServedPage } from "../support/servePage";
import { openCompare } from "./openCompare";

const steps = 3000;

/** The drawn chart of a metric. */
async function chart(page: Page, metric: string, runs: number) {
  const card = page.locator(`.chart-card[data-metric="${metric}"]`);
  await card.and(page.locator(`[data-drawn="${runs}"]`)).waitFor();
  return card;
}

describe("what is pointed at on the curves of the Compare page", () => {
  let index: RealIndex;
  let served: ServedPage | undefined;
  let runIds: string[];

  before(async () => {
    index = await realIndex();
    runIds = [0, 1].map((run) => {
      const writer = index.run({ name: `run ${run}`, age: 4000 });
      for (let step = 0; step < steps; step++)
        writer.metric(step, { "train/loss": Math.sin(step / 50) + run, "val/acc": step / steps });
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
    served = await openCompare(index, ids, { preferences: { tab: "curves" }, ...look });
    return served;
  };

  it("shows the values under the pointer on the chart, and the place on the others, without drawing them again", async () => {
    const { page } = await open();
    const card = await chart(page, "train/loss", 2);
    await chart(page, "val/acc", 2);
    const before = await card.locator("canvas[role=img]").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const layer = card.locator(".hover-layer");
    const box = (await layer.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const list = card.locator(".hover-list");
    await list.waitFor();
    await eventually(() => list.locator(".hover-row:visible").count(), 2);
    await eventually(() => list.innerText(), /^step 1,\d{3}\s+Largest first\. S changes the order/);
    await page.keyboard.press("s");
    await list.getByText(/^Smallest first\./).waitFor();
    await page.keyboard.press("s");
    await list.getByText(/^By name\./).waitFor();
    const other = page.locator('.chart-card[data-metric="val/acc"] .hover-layer');
    const inked = (canvas: HTMLCanvasElement): boolean => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      return data.some((part) => part !== 0);
    };
    await eventually(() => other.evaluate(inked), true, "the other chart shows the place");
    const after = await card.locator("canvas[role=img]").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    assert.equal(after, before);
  });

  it("keeps the list of values open by a click, where its order is chosen, and lets it go again", async () => {
    const { page } = await open();
    const card = await chart(page, "train/loss", 2);
    const layer = card.locator(".hover-layer");
    const list = card.locator(".hover-list");
    await layer.hover({ position: { x: 150, y: 60 } });
    await list.waitFor();
    await page.mouse.down();
    await page.mouse.up();
    const names = list.locator(".hover-row:visible .hover-name");
    await list.getByRole("button", { name: "Smallest first" }).click();
    await list.getByRole("button", { name: "Smallest first", pressed: true }).waitFor();
    const smallest = await names.allInnerTexts();
    await list.getByRole("button", { name: "Largest first" }).click();
    await list.getByRole("button", { name: "Largest first", pressed: true }).waitFor();
    await eventually(() => names.allInnerTexts(), smallest.reverse());
    assert.deepEqual(await served!.accessibilityProblems(), []);
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "hidden" });
    // The same by keyboard.
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await list.getByRole("button", { name: "Largest first" }).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute("data-order")), "value");
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "hidden" });
  });

  it("keeps what a drag has marked while the runs go on, until the drag ends or is given up", async () => {
    const opened = await open();
    const { page } = opened;
    const card = await chart(page, "train/loss", 2);
    const layer = card.locator(".hover-layer");
    const box = (await layer.boundingBox())!;
    /** Inked pixels of the layer, at a height where no curve has its dot. */
    const inked = () =>
      layer.evaluate((canvas: HTMLCanvasElement) => {
        const y = Math.round(canvas.height * 0.1);
        const { data } = canvas.getContext("2d")!.getImageData(0, y, canvas.width, 1);
        return data.filter((part, at) => at % 4 === 3 && part > 0).length > canvas.width / 4;
      });
    const drag = async (): Promise<void> => {
      await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 4 });
      await eventually(inked, true, "the part is marked");
    };
    await drag();
    await eventually(() => card.locator(".hover-list").innerText(), /^step 2,\d{3}$/, "no value stands over the part");
    for (let news = 0; news < 3; news++) {
      const before = opened.sentCount();
      opened.changed(null);
      await eventually(() => opened.sentCount() > before + 2, true, "the page has asked again");
      await opened.settled();
      assert.equal(await inked(), true, "news leave the mark alone");
    }
    await page.keyboard.press("Escape");
    await eventually(inked, false, "Escape gives the drag up");
    await page.mouse.up();
    await page.getByRole("button", { name: "Show All" }).waitFor({ state: "hidden" });
    await drag();
    await page.mouse.up();
    await page.getByText("Show All", { exact: true }).waitFor();
    await eventually(inked, false, "the drag is over");
  });

  it("shows long names whole in the list of values, over the charts around", async () => {
    const long = index.run({ name: `${"long-name-".repeat(9)}end` });
    long.metric(0, { loss: 1 }).metric(1, { loss: 2 }).end();
    await index.refresh();
    const { page } = await open({ size: { width: 400, height: 500 } }, [long.runId, runIds[0]!]);
    const card = await chart(page, "loss", 1);
    await card.locator(".hover-layer").hover({ position: { x: 300, y: 60 } });
    const name = card.locator(".hover-name").first();
    await name.waitFor();
    const [shown, whole] = await name.evaluate((one) => [
      [one.clientWidth, one.clientHeight],
      [one.scrollWidth, one.scrollHeight],
    ]);
    assert.deepEqual(shown, whole);
    await eventually(async () => {
      const box = (await card.locator(".hover-list").boundingBox())!;
      return box.x >= 0 && box.x + box.width <= 400 && box.y >= 0 && box.y + box.height <= 500;
    }, true);
  });
});
