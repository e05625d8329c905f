import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assertAtWork } from "../support/assertAtWork";
import { assertInert } from "../support/assertInert";
import { eventually } from "../support/eventually";
import { hostileText } from "../support/hostileText";
import { realIndex, type RealIndex } from "../support/realIndex";
import type { LogWriter } from "../../support/runs/logWriter";
import { openRun, type ServedRun } from "./openRun";

/** The smallest PNG: one pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Adds a file to a run's folder and its log. */
function addArtifact(run: LogWriter, name: string, bytes: Uint8Array | string): void {
  mkdirSync(path.join(run.folder, "artifacts"), { recursive: true });
  writeFileSync(path.join(run.folder, "artifacts", name), bytes);
  const facts = { kind: "figure", size: bytes.length, sha256: null, step: 3, stored: "copied" };
  run.write("artifact", { ...facts, path: `artifacts/${name}`, name });
}

const source = {
  attempt: 1,
  evidence: "snapshot",
  repository: "/somewhere/project",
  commit: "1".repeat(40),
  branch: "main",
  remote: null,
  dirty: true,
  snapshot: "2".repeat(40),
  changed: ["train.py"],
  changed_count: 1,
  untracked: [],
  untracked_count: 0,
  not_captured: [],
  entry: "train.py",
};

describe("the Run page", () => {
  let index: RealIndex;
  let served: ServedRun | undefined;
  before(async () => (index = await realIndex()));
  after(() => index.close());
  afterEach(async () => served?.close());

  /** A finished run with one of everything. */
  function wholeRun(): LogWriter {
    const run = index.run({ name: "whole", experiment: "pages" }).write("source", source);
    run.write("params", { params: { lr: 0.5, model: { depth: 3 } } }).write("tags", { tags: { owner: "me" } });
    run.write("environment", { attempt: 1, python: { version: "3.11.2" }, cpu_count: 2 });
    for (let step = 0; step < 50; step++)
      run.metric(step, { loss: 1 / (step + 1), "train/speed": step, "system/gpu": step % 7 });
    addArtifact(run, "plot.png", pixel);
    addArtifact(run, "report.txt", "all is well\n");
    writeFileSync(path.join(run.folder, "console.log"), "start\n\u001b[31mred\u001b[0m\n 10%\r100%\n");
    return run.end();
  }

  it("tells how far its last and best values are from the baseline, in words, and follows another baseline", async () => {
    const run = (name: string, losses: readonly number[]) => {
      const log = index.run({ name, experiment: "compared" });
      losses.forEach((loss, step) => log.metric(step, { loss, "system/gpu": step }));
      return log.end();
    };
    const base = run(hostileText("base"), [4, 2]);
    const other = run("other", [1, 3]);
    await index.refresh();
    served = await openRun(index, other.runId, { size: { width: 1200, height: 800 } });
    const { page } = served;
    const table = page.getByRole("table", { name: "Metrics", exact: true });
    await table.waitFor();
    assert.equal(await page.getByText("Against baseline").count(), 0);
    await index.api.setBaseline([base.runId], true);
    await page.getByRole("columnheader", { name: "Against baseline" }).first().waitFor();
    const cells = table.locator("tbody tr").first().locator("td");
    await eventually(
      async () => (await cells.allTextContents()).slice(1, 5),
      ["3", "+1, +50 % worse", "1", "−1, −50 % better"],
    );
    await page.getByText(/^Baseline base/).waitFor();
    assert.deepEqual(await served.accessibilityProblems(), []);
    await assertInert(served);
    await index.api.setBaseline([other.runId], true);
    await page.getByText("This run is the baseline of its experiment.").waitFor();
    await eventually(() => page.getByText("Against baseline").count(), 0);
  });

  it("shows everything of a run, system metrics apart, and is whole for screen readers", async () => {
    const run = wholeRun();
    await index.refresh();
    served = await openRun(index, run.runId);
    const { page } = served;
    await page.getByRole("heading", { name: "whole" }).waitFor();
    await page.getByText("model.depth").waitFor();
    const metrics = page.getByRole("table", { name: "Metrics", exact: true });
    await eventually(() => metrics.getByRole("rowheader").allInnerTexts(), ["loss", "train/speed"]);
    // The name says nothing of which way is better; the user did.
    const speed = metrics.getByRole("row", { name: /^train\/speed/ }).getByRole("cell");
    await eventually(() => speed.nth(2).innerText(), "49");
    const chart = page.getByRole("img", { name: "loss: 50 points, last 0.02, from 0.02 to 1" });
    await chart.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => {
      const canvas = document.querySelector("canvas");
      const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
      return pixels?.some((value) => value > 0);
    });
    await page.getByText("System metrics").click();
    const system = page.getByRole("table", { name: "System metrics" });
    await eventually(() => system.getByRole("rowheader").allInnerTexts(), ["system/gpu"]);
    await page.getByText("start\nred\n100%").waitFor();
    await page.locator("summary", { hasText: "Environment" }).click();
    await page.getByText("3.11.2").waitFor({ state: "attached" });
    assert.deepEqual(await served.accessibilityProblems(), []);
    assertAtWork(served);
  });

  it("previews pictures, and opens artifacts and acts by keyboard", async () => {
    const run = wholeRun();
    await index.refresh();
    served = await openRun(index, run.runId);
    const { page } = served;
    const picture = page.getByRole("img", { name: "plot.png" });
    await page.getByRole("button", { name: "plot.png" }).scrollIntoViewIfNeeded();
    await picture.waitFor();
    await eventually(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth), 1);
    const { opened, acts } = served;
    await page.getByRole("button", { name: "report.txt" }).press("Enter");
    await page.getByRole("button", { name: "Diff with Working Tree" }).press("Enter");
    await eventually(() => opened, [{ kind: "artifact", index: 1 }]);
    await eventually(() => acts, ["diffSource"]);
    const code = page.getByRole("group", { name: "Exact code" });
    await code.getByRole("button", { name: "More…" }).press("Enter");
    await page.getByRole("menuitem", { name: "Check Out Run Here" }).press("Enter");
    await eventually(() => acts, ["diffSource", "checkOutRun"]);
    assertAtWork(served);
  });

  it("gives and takes the star, and leads to note, tags and name", async () => {
    const run = wholeRun();
    await index.refresh();
    served = await openRun(index, run.runId);
    const { page, acts } = served;
    const done = (count: number) => eventually(() => acts.length, count);
    const star = page.getByRole("button", { name: "Star", exact: true });
    await star.and(page.locator("[aria-pressed=false]")).press("Enter");
    await done(1);
    await index.api.mark([run.runId], [{ field: "star", value: true }]);
    await star.and(page.locator("[aria-pressed=true]")).waitFor();
    await eventually(() => star.evaluate((one) => one === document.activeElement), true, "the keyboard stays on it");
    await page.keyboard.press("Enter");
    await done(2);
    await page.getByRole("button", { name: "Edit Note" }).press("Enter");
    await page.getByRole("button", { name: "Edit Tags" }).press("Enter");
    await page.getByRole("group", { name: "Run", exact: true }).getByRole("button", { name: "More…" }).press("Enter");
    await page.getByRole("menuitem", { name: "Rename" }).press("Enter");
    await done(5);
    assert.deepEqual(acts, ["starRun", "unstarRun", "editNote", "editTags", "renameRun"]);
    assertAtWork(served);
  });

  it("follows a live run, and keeps what the user unfolded and searched for", async () => {
    const run = index.run({ name: "live", experiment: "pages" }).metric(0, { loss: 8 });
    run.write("tags", { tags: { owner: "me" } });
    await index.refresh();
    served = await openRun(index, run.runId);
    const { page } = served;
    await page.getByText("running").first().waitFor();
    const tags = page.locator("summary", { hasText: "Tags" });
    await tags.click();
    run.metric(1, { loss: 0.125 });
    await page.getByRole("cell", { name: "0.125" }).first().waitFor();
    assert.equal(
      await page.locator("details", { has: tags }).evaluate((part) => (part as HTMLDetailsElement).open),
      false,
    );
    run.end();
    await page.getByText("Finished", { exact: false }).first().waitFor();
    assertAtWork(served);
  });

  it("says so when the run is deleted while it is shown", async () => {
    const run = index.run({ name: "doomed", experiment: "pages" }).metric(0, { loss: 8 }).end();
    await index.refresh();
    served = await openRun(index, run.runId);
    await served.page.getByRole("heading", { name: "doomed" }).waitFor();
    rmSync(run.folder, { recursive: true });
    await index.refresh();
    await served.page.getByRole("alert").filter({ hasText: "no longer exists" }).waitFor();
    // What the page asked just before it heard so is refused with the same words.
    const refused = served.refused.filter((message) => message !== "This run no longer exists.");
    assertAtWork({ ...served, refused });
  });

  it("takes nothing of a log for markup, in any field", async () => {
    const h = hostileText;
    const run = index.run({ name: h("name"), experiment: h("experiment").replaceAll("/", "_") });
    run.write("source", {
      ...source,
      branch: h("branch"),
      entry: h("entry"),
      changed: [h("changed")],
      remote: h("remote"),
    });
    run
      .write("params", { params: { [h("param")]: h("value") } })
      .write("tags", { tags: { [h("tag")]: h("tag-value") } });
    run.write("note", { text: h("note") });
    run.write("environment", { attempt: 1, [h("variable")]: h("setting"), argv: [h("argv")] });
    run.write("dataset", { name: h("data"), role: h("role"), path: h("path"), digest: h("digest") });
    run.metric(0, { [h("metric")]: 1, [`system/${h("gpu")}`]: 2 });
    const facts = { kind: h("kind"), size: 1, sha256: null, step: null, stored: "copied" };
    run.write("artifact", { ...facts, path: "artifacts/x.png", name: h("artifact") });
    writeFileSync(path.join(run.folder, "console.log"), h("console"));
    run.raw(`${h("broken line")}\n`);
    run.write("run.end", {
      status: "FAILED",
      exit_code: 1,
      error: { type: h("type"), message: h("message"), traceback: h("trace") },
    });
    await index.refresh();
    served = await openRun(index, run.runId);
    const { page } = served;
    await page.getByText("param<img").first().waitFor();
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
    await page.getByText("console<img").first().waitFor();
    await assertInert(served);
  });

  it("bears names of ten thousand characters and from right to left at 400 pixels", async () => {
    const long = "x".repeat(10_000);
    const run = index.run({ name: long, experiment: "pages" });
    run.write("params", { params: { [long]: long, "\u05e9\u05dc\u05d5\u05dd": "\u202eevil" } });
    run.metric(0, { [`${long}m`]: 1, "\u05d3\u05d9\u05d5\u05e7": 0.5 }).end();
    await index.refresh();
    served = await openRun(index, run.runId, { size: { width: 400, height: 700 } });
    await served.page.getByText("\u05e9\u05dc\u05d5\u05dd").waitFor();
    const [whole, seen] = await served.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok((whole ?? 0) <= (seen ?? 0), `${whole} pixels wide in a window of ${seen}`);
    assertAtWork(served);
  });

  it("shows five thousand metrics without putting all of them into the page", async () => {
    const run = index.run({ name: "many", experiment: "pages" });
    run.metric(0, Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`layer${at}/grad`, at]))).end();
    await index.refresh();
    served = await openRun(index, run.runId);
    const { page } = served;
    const rows = page.getByRole("table", { name: "Metrics", exact: true }).getByRole("rowheader");
    await rows.first().waitFor();
    await eventually(() => rows.count(), 100);
    await page.getByRole("textbox", { name: "Search metrics by name" }).fill("layer4999/");
    await page.getByText("layer4999/grad").first().waitFor();
    await eventually(() => rows.count(), 1);
    await page.getByRole("textbox", { name: "Search metrics by name" }).fill("");
    await page.getByRole("button", { name: "Show 4900 more" }).click();
    await eventually(() => rows.count(), 200);
    assertAtWork(served);
  });

  it("is asked for nothing that it does not know", async () => {
    served = await openRun(index, "runback:unknown");
    await served.page.getByRole("alert").filter({ hasText: "no longer exists" }).waitFor();
    const { page } = served;
    const garbage = [null, 7, "x", { rpc: "call" }, { rpc: "call", id: 1, method: "act", args: ["resetState"] }];
    const more = [
      { rpc: "call", id: 2, method: "open", args: [{ kind: "logFile", path: "/etc/passwd" }, 1] },
      { rpc: "call", id: 3, method: "picture", args: ["../../x"] },
      { rpc: "call", id: 4, method: "constructor", args: [] },
    ];
    for (const message of [...garbage, ...more])
      await page.evaluate(
        (sent) => (window as unknown as { postedToHost(m: unknown): void }).postedToHost(sent),
        message,
      );
    const { refused } = served;
    await eventually(() => refused.length, garbage.length + more.length);
    assert.equal(served.acts.length + served.opened.length, 0);
  });
});
