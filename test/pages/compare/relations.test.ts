import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { LogWriter } from "../../support/runs/logWriter";
import { assertAtWork } from "../support/assertAtWork";
import { assertInert } from "../support/assertInert";
import { eventually } from "../support/eventually";
import { hostileText } from "../support/hostileText";
import { realIndex, type RealIndex } from "../support/realIndex";
import { openCompare, type ServedCompare } from "./openCompare";

/** The smallest PNG: one pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Adds a file to a run's folder and its log. */
function addArtifact(
  run: LogWriter,
  file: string,
  step: number | null,
  bytes: Uint8Array | string,
  name: string = file,
): void {
  mkdirSync(path.join(run.folder, "artifacts"), { recursive: true });
  writeFileSync(path.join(run.folder, "artifacts", file), bytes);
  const facts = { kind: "file", size: bytes.length, sha256: null, step, stored: "copied" };
  run.write("artifact", { ...facts, path: `artifacts/${file}`, name });
}

describe("params and artifacts on the Compare page", () => {
  let index: RealIndex;
  let served: ServedCompare | undefined;
  before(async () => (index = await realIndex()));
  after(() => index.close());
  afterEach(async () => served?.close());

  async function open(
    runs: readonly LogWriter[],
    tab: string,
    theme: "dark" | "hc-light" = "dark",
  ): Promise<ServedCompare> {
    for (const one of runs) one.end();
    await index.refresh();
    return openCompare(
      index,
      runs.map(({ runId }) => runId),
      { preferences: { tab }, theme },
    );
  }

  const sweep = (): LogWriter[] =>
    Array.from({ length: 8 }, (_, at) =>
      index
        .run({ name: `run-${at}`, experiment: "relations" })
        .write("params", { params: { lr: 10 ** -(at + 1), optimizer: at % 2 === 0 ? "adam" : "sgd", seed: at } })
        .metric(0, { val_loss: at + 1, accuracy: 1 - at / 10 }),
    );

  it("draws a line a run, says the correlation with n, and is whole for screen readers", async () => {
    served = await open(sweep(), "relations", "hc-light");
    const { page } = served;
    await page.getByRole("group", { name: /^8 runs over 3 params and val_loss/ }).waitFor();
    await eventually(() => page.locator(".parallel-line").count(), 8);
    const lr = page.getByRole("table", { name: "Rank correlation" }).getByRole("row", { name: /^lr/ });
    await eventually(() => lr.getByRole("cell").allInnerTexts(), ["-1.000", "8", "1.00", ""]);
    await eventually(() => page.locator(".scatter-point").count(), 8);
    assert.deepEqual(await served.accessibilityProblems(), []);
    assertAtWork(served);
  });

  it("marks runs by keyboard and by pointer, and everywhere on the page, while runs change", async () => {
    const opened = (served = await open(sweep(), "relations"));
    const { page, posted } = opened;
    const news = async (): Promise<void> => {
      const before = posted.length;
      opened.changed(null);
      await eventually(() => posted.length > before, true);
      await opened.settled();
    };
    const axis = page.getByRole("slider", { name: "Runs by val_loss" });
    await axis.focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("status").filter({ hasText: "4 of 8 runs are marked." }).waitFor();
    await eventually(() => page.locator(".parallel-line.faint").count(), 4);
    await eventually(() => page.locator(".scatter-point.faint").count(), 4);
    await eventually(() => axis.evaluate((one) => one === document.activeElement), true);
    await page.locator("summary", { hasText: "The runs in numbers" }).click();
    await eventually(() => page.getByRole("table", { name: "The runs in numbers" }).getByRole("rowheader").count(), 4);
    await news();
    assert.equal(await page.getByRole("table", { name: "The runs in numbers" }).isVisible(), true);
    const ground = axis.locator(".brush-ground");
    const box = { x: 0, y: 0, width: 0, height: 0 };
    await eventually(async () => Object.assign(box, await ground.boundingBox()).height > 0, true);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.02);
    await page.mouse.down();
    await news();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.3, { steps: 3 });
    await page.mouse.up();
    await page.getByRole("status").filter({ hasText: "2 of 8 runs are marked." }).waitFor();
    await page.getByRole("button", { name: "Clear Marks" }).click();
    await page.locator(".parallel-line.faint").first().waitFor({ state: "detached" });
    assertAtWork(served);
  });

  it("draws any axes and colours, and says so of runs without a metric", async () => {
    served = await open(sweep(), "relations");
    const { page } = served;
    await page.getByRole("combobox", { name: "Y" }).selectOption({ label: "accuracy" });
    await page.getByRole("combobox", { name: "Colour" }).selectOption({ label: "optimizer" });
    await page.getByRole("img", { name: /^accuracy over lr/ }).waitFor();
    await eventually(() => page.locator(".scatter-point.by-value").count(), 8);
    await page.getByRole("combobox", { name: "X" }).selectOption({ label: "Duration (s)" });
    await page.getByRole("img", { name: /^accuracy over Duration \(s\)/ }).waitFor();
    await eventually(() => page.locator(".scatter-point").count(), 8);
    await served.close();
    const empty = ["a", "b"].map((name) => index.run({ name, experiment: "relations" }));
    served = await open(empty, "relations");
    await served.page.getByText("These runs have no metric to compare params with.").waitFor();
    assertAtWork(served);
  });

  it("bears values of every kind", async () => {
    const odd = [1e308, -1e308, 5e-324, 0, "NaN", "Infinity", "-Infinity", 7];
    const runs = odd.map((value, at) =>
      index
        .run({ name: `odd-${at}`, experiment: "relations" })
        .write("params", { params: { value: odd[odd.length - 1 - at], mixed: at % 3 === 0 ? null : at } })
        .metric(0, { val_loss: value }),
    );
    served = await open(runs, "relations");
    await served.page.locator(".parallel-line").first().waitFor();
    const paths = await served.page
      .locator(".parallel-line")
      .evaluateAll((all) => all.map((one) => one.getAttribute("d")));
    assert.ok(!paths.some((one) => /NaN|Infinity/.test(String(one))), paths.join("\n"));
    assertAtWork(served);
  });

  it("shows pictures of a step side by side, of runs that are not hidden, and diffs texts in the editor", async () => {
    const runs = ["one", "two"].map((name, at) => {
      const run = index.run({ name, experiment: "relations" }).metric(0, { loss: at });
      addArtifact(run, "plot_10.png", 10, pixel);
      addArtifact(run, "plot_20.png", 20, pixel);
      addArtifact(run, "report.txt", null, name);
      return run;
    });
    served = await open(runs, "artifacts");
    const { page } = served;
    await page.getByRole("img", { name: "plot_20.png" }).first().waitFor();
    await page.getByRole("slider", { name: "Step" }).focus();
    await page.keyboard.press("Home");
    await page.getByRole("img", { name: "plot_10.png" }).nth(1).waitFor();
    await eventually(() => page.getByRole("img", { name: "plot_20.png" }).count(), 0);
    assert.deepEqual(await served.accessibilityProblems(), []);
    await page.getByRole("combobox", { name: "Artifact" }).selectOption({ label: "report.txt" });
    await page.getByRole("button", { name: "Diff with baseline" }).click();
    const { asked } = served;
    await eventually(() => asked, ["diffArtifacts 2 2"]);
    await eventually(() => page.locator(".side-by-side > li").count(), 2);
    await page.getByRole("tab", { name: "Curves" }).click();
    await page.locator(".run-legend").getByRole("button", { name: "two" }).click();
    await page.getByRole("tab", { name: "Artifacts" }).click();
    await eventually(() => page.locator(".side-by-side > li").count(), 1);
    assertAtWork(served);
  });

  it("knows pictures by their files where they are named otherwise, as W&B does by the key", async () => {
    const runs = ["one", "two"].map((name, at) => {
      const run = index.run({ name, experiment: "relations" }).metric(0, { loss: at });
      addArtifact(run, "examples_10_d6325b.png", 10, pixel, "examples");
      addArtifact(run, "examples_20_d6325b.png", 20, pixel, "examples");
      return run;
    });
    served = await open(runs, "artifacts");
    const { page } = served;
    await page.getByRole("img", { name: "examples" }).nth(1).waitFor();
    await eventually(() => page.getByRole("button", { name: "examples" }).count(), 2);
    assertAtWork(served);
  });

  it("take nothing of a log for markup, in any field", async () => {
    const h = hostileText;
    const runs = ["a", "b", "c"].map((which, at) => {
      const run = index.run({ name: h(`name-${which}`), experiment: "relations" });
      run.write("params", { params: { [h("param")]: h(`value-${which}`) } }).metric(0, { [h("metric")]: at });
      addArtifact(run, `${which}.png`, null, pixel, h("artifact"));
      const facts = { kind: h("kind"), size: 1, sha256: null, step: null, stored: "copied" };
      return run.write("artifact", { ...facts, path: `artifacts/${which}.txt`, name: h("text") });
    });
    served = await open(runs, "relations");
    await served.page.locator(".parallel-line").first().waitFor({ state: "attached" }); // a flat line has no height
    await served.page.getByRole("tab", { name: "Artifacts" }).click();
    await served.page
      .getByRole("button", { name: /artifact<img/ })
      .first()
      .waitFor();
    await assertInert(served);
  });
});
