import assert from "node:assert/strict";
import { assertAtWork } from "../support/assertAtWork";
import { eventually } from "../support/eventually";
import { realIndex, type RealIndex } from "../support/realIndex";
import type { ServedPage } from "../support/servePage";
import { openCompare } from "./openCompare";

const grouped = { tab: "curves", curves: { spread: "std" } };

describe("seeds as one on the Compare page", () => {
  let index: RealIndex;
  let served: ServedPage | undefined;
  const runIds: string[] = [];

  before(async () => {
    index = await realIndex();
    for (const [lr, seed, steps] of [
      [1, 0, 100],
      [1, 1, 100],
      [1, 2, 60],
      [2, 0, 100],
    ] as const) {
      const writer = index.run({ name: `lr ${lr} seed ${seed}` }).write("params", { params: { lr, seed } });
      for (let step = 0; step < steps; step++) writer.metric(step, { loss: lr + seed });
      runIds.push(writer.end().runId);
    }
    await index.refresh();
  });
  after(() => index.close());
  afterEach(async () => {
    await served?.close();
    served = undefined;
  });

  const open = async (preferences: Parameters<typeof openCompare>[2] = { preferences: grouped }) => {
    served = await openCompare(index, runIds, preferences);
    const card = served.page.locator('.chart-card[data-metric="loss"]');
    return { page: served.page, card };
  };

  it("draws seeds as a mean with a band, and says of how many runs, and where that changes", async () => {
    const { page, card } = await open();
    await card.and(page.locator('[data-drawn="2"]')).waitFor();
    await eventually(() => card.getByRole("img").getAttribute("aria-label"), /lr=1 · 3 runs, n = 3, from 60 on 2/);
    await eventually(() => page.locator(".run-legend button").count(), 2);
    const inked = (canvas: HTMLCanvasElement): boolean => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      return data.some((part) => part !== 0);
    };
    await eventually(() => card.locator(".band-layer").evaluate(inked), true, "the band is drawn");
    await card.getByRole("button", { name: "More for loss" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Show as Table" }).click();
    await eventually(() => card.getByRole("row", { name: /lr=1/ }).innerText(), /3, from 60 on 2/);
    assert.deepEqual(await served!.accessibilityProblems(), []);
    assertAtWork(served!);
  });

  it("groups by a press, shows members on demand, and leaves hidden runs out of the band", async () => {
    const { page, card } = await open({ preferences: { tab: "curves" } });
    await card.and(page.locator('[data-drawn="4"]')).waitFor();
    await page.locator(".curve-toolbar").getByText("Group runs").click();
    await card.and(page.locator('[data-drawn="2"]')).waitFor();
    await page.locator(".curve-toolbar").getByText("Members").click();
    await card.and(page.locator('[data-drawn="5"]')).waitFor();
    await page.locator(".run-legend").getByRole("button", { name: "lr 1 seed 2" }).click();
    await card.and(page.locator('[data-drawn="4"]')).waitFor();
    await eventually(() => card.getByRole("img").getAttribute("aria-label"), /n = 2\b/);
  });
});
