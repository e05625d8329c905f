import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assertAtWork } from "../support/assertAtWork";
import { eventually } from "../support/eventually";
import { realIndex, type RealIndex } from "../support/realIndex";
import type { LogWriter } from "../../support/runs/logWriter";
import { openRun, type ServedRun } from "./openRun";

/** The smallest PNG: one pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Adds a picture of a step to a run's folder and its log. */
function addSketch(run: LogWriter, step: number): void {
  const name = `sketch_${step}.png`;
  mkdirSync(path.join(run.folder, "artifacts"), { recursive: true });
  writeFileSync(path.join(run.folder, "artifacts", name), pixel);
  const facts = { kind: "figure", size: pixel.length, sha256: null, step, stored: "copied" };
  run.write("artifact", { ...facts, path: `artifacts/${name}`, name });
}

describe("artifacts on the Run page", () => {
  let index: RealIndex;
  let served: ServedRun | undefined;
  before(async () => (index = await realIndex()));
  after(() => index.close());
  afterEach(async () => served?.close());

  it("has one card for a picture of many steps, with a slider that new steps leave alone", async () => {
    const run = index.run({ name: "sketches", experiment: "pages" }).metric(0, { loss: 1 });
    for (const step of [0, 10, 20]) addSketch(run, step);
    await index.refresh();
    served = await openRun(index, run.runId);
    const { page, opened } = served;
    await page.getByRole("img", { name: "sketch_20.png" }).waitFor();
    const slider = page.getByRole("slider", { name: "Step" });
    await slider.press("ArrowLeft");
    await page.getByRole("img", { name: "sketch_10.png" }).waitFor();
    addSketch(run, 30);
    await index.refresh();
    await eventually(() => slider.getAttribute("max"), "3");
    assert.equal(await page.getByRole("img", { name: "sketch_10.png" }).count(), 1);
    await page.keyboard.press("End"); // The keyboard is still where it was.
    await page.getByRole("button", { name: "sketch_30.png" }).press("Enter");
    await eventually(() => opened, [{ kind: "artifact", index: 3 }]);
    addSketch(run, 40);
    await index.refresh();
    await page.getByRole("img", { name: "sketch_40.png" }).waitFor();
    await eventually(() => page.locator(".artifacts > li").count(), 1);
    assert.deepEqual(await served.accessibilityProblems(), []);
    assertAtWork(served);
  });
});
