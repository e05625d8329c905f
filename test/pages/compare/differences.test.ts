import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { LogWriter } from "../../support/runs/logWriter";
import { assertAtWork } from "../support/assertAtWork";
import { assertInert } from "../support/assertInert";
import { eventually } from "../support/eventually";
import { hostileText } from "../support/hostileText";
import { realIndex, type RealIndex } from "../support/realIndex";
import { openCompare, type ServedCompare } from "./openCompare";

const source = { attempt: 1, evidence: "snapshot", repository: "/p", commit: "1".repeat(40), dirty: false };

describe("what differs, on the Compare page", () => {
  let index: RealIndex;
  let served: ServedCompare | undefined;
  before(async () => (index = await realIndex()));
  after(() => index.close());
  afterEach(async () => served?.close());

  function run(name: string, at: number, more: Record<string, unknown> = {}): LogWriter {
    const made = index.run({ name, experiment: "differences" });
    made.write("source", { ...source, snapshot: String(at % 2).repeat(40) });
    made.write("params", { params: { lr: (at + 1) / 10, batch: 32, ...more } });
    writeFileSync(path.join(made.folder, "packages.txt"), `numpy==1.2${at}\nsame==1\n`);
    made.write("environment", { attempt: 1, packages_file: "packages.txt", platform: "Linux" });
    return made.metric(0, { val_loss: 1 / (at + 1), accuracy: 0.5 + at / 10, steady: 1 });
  }

  async function open(
    runs: readonly LogWriter[],
    look: Parameters<typeof openCompare>[2] = {},
  ): Promise<ServedCompare> {
    for (const one of runs) one.end();
    await index.refresh();
    const shown = await openCompare(
      index,
      runs.map(({ runId }) => runId),
      { preferences: { tab: "differences" }, ...look },
    );
    await shown.page.getByRole("heading", { name: "What differs" }).waitFor();
    return shown;
  }

  it("tells code, params and packages, the files changed, and the metrics against the baseline", async () => {
    const changedFiles = {
      files: [{ kind: "changed", path: "train.py", oldPath: "train.py", isBinary: false } as const],
      total: 3,
      notice: "in part",
    };
    const runs = [run("one", 0), run("two", 1)];
    served = await open(runs, { changedFiles });
    const { page } = served;
    const card = page.getByRole("region", { name: "What differs" });
    await page.getByText("train.py").waitFor();
    for (const part of ["code", "lr", "0.1", "0.2", "numpy", "2 more", "in part", "environment"])
      await card.getByText(part).first().waitFor();
    const moved = page.getByRole("region", { name: "Against the baseline" });
    await eventually(() => moved.innerText(), /^Metrics against the baseline\s+val_loss 1 → 0\.5 −0\.5, −50 % better/);
    await page.getByRole("button", { name: "Diff with two (11111111)" }).click();
    const { asked } = served;
    await eventually(() => asked, [`diffSource ${runs.map(({ runId }) => runId).join(" ")}`]);
    assert.deepEqual(await served.accessibilityProblems(), []);
    assertAtWork(served);
  });

  it("shows only rows that differ, and all on demand", async () => {
    served = await open([run("one", 0), run("two", 1)]);
    const { page } = served;
    const params = page.getByRole("table", { name: "Params" }).getByRole("rowheader");
    await eventually(() => params.allInnerTexts(), ["lr"]);
    const metrics = page.getByRole("table", { name: "Metrics" }).getByRole("rowheader");
    await eventually(() => metrics.allInnerTexts(), ["val_loss", "accuracy"]);
    await page.getByRole("checkbox", { name: "Show what is the same too" }).click();
    await page.getByRole("table", { name: "Metrics" }).getByText("steady").waitFor();
    await eventually(() => params.allInnerTexts(), ["lr", "batch"]);
  });

  it("marks the best, by a direction that the user can change and that is remembered", async () => {
    served = await open([run("one", 0), run("two", 1), run("three", 2)]);
    const { page } = served;
    const row = page.getByRole("row", { name: /^val_loss/ });
    await row.getByRole("cell").nth(3).locator(".best").waitFor();
    await page.getByRole("combobox", { name: "Which way val_loss gets better" }).selectOption("higher");
    await page.getByRole("heading", { name: "What differs" }).click();
    await row.getByRole("cell").nth(1).locator(".best").waitFor();
    await eventually(() => row.locator(".best").count(), 1);
    await page.getByRole("combobox", { name: "Baseline" }).selectOption({ label: "three" });
    await row.getByRole("cell").nth(1).locator(".delta.better").waitFor();
    assertAtWork(served);
  });

  it("copies the differing rows, as Markdown and as CSV that is no formula", async () => {
    served = await open([run("one", 0, { cmd: "=1+1" }), run("two", 1, { cmd: "@x" })]);
    const { page } = served;
    await page.getByRole("button", { name: "Copy as Markdown" }).click();
    await page.getByText("Copied.").waitFor();
    await page.getByRole("button", { name: "Copy as CSV" }).press("Enter");
    const { copied } = served;
    await eventually(() => copied.length, 2);
    const [markdown = "", csv = ""] = copied;
    assert.match(markdown, /\| `param` \| `lr` \| `0\.1` \| `0\.2` \|/);
    assert.doesNotMatch(markdown, /batch/);
    assert.match(csv, /^param,cmd,'=1\+1,'@x\r$/m);
    assert.match(csv, /^metric,val_loss,1,0\.5\r$/m);
  });

  it("follows a live run, and bears one that is deleted", async () => {
    const [live, gone] = [run("live", 0), run("gone", 1)];
    await index.refresh();
    served = await openCompare(index, [live.runId, gone.runId], { preferences: { tab: "differences" } });
    const { page } = served;
    const row = page.getByRole("row", { name: /^val_loss/ });
    await row.waitFor();
    live.metric(1, { val_loss: 0.0625 });
    await row.getByText("0.0625").waitFor();
    rmSync(gone.folder, { recursive: true });
    await index.refresh();
    await page.getByRole("status").filter({ hasText: "1 missing" }).waitFor();
    await page.getByText("Nothing that was recorded differs.").waitFor();
    assertAtWork(served);
  });

  it("takes nothing of a log for markup, in any field", async () => {
    const h = hostileText;
    const made = ["a", "b"].map((which, at) => {
      const one = index.run({ name: h(`name-${which}`), experiment: "differences" });
      one.write("source", { ...source, snapshot: String(at).repeat(40), branch: h("branch") });
      one
        .write("params", { params: { [h("param")]: h(`value-${which}`) } })
        .write("tags", { tags: { [h("tag")]: h(which) } });
      one.write("dataset", { name: h("data"), role: h("role"), digest: h(`digest-${which}`) });
      one.write("environment", { attempt: 1, [h("variable")]: h(which), packages_file: "packages.txt" });
      writeFileSync(path.join(one.folder, "packages.txt"), `${h("package").replaceAll(" ", "")}==${h(which)}\n`);
      return one.metric(0, { [h("metric")]: at });
    });
    const path1 = h("file");
    const files = [{ kind: "changed", path: path1, oldPath: path1, isBinary: false } as const];
    served = await open(made, { changedFiles: { files, total: 1, notice: h("notice") } });
    await served.page.getByText("notice<img").waitFor();
    await assertInert(served);
  });

  it("bears 200 runs, 10 kB names and right-to-left ones at 400 pixels", async () => {
    const long = "x".repeat(10_000);
    const made = Array.from({ length: 200 }, (_, at) =>
      run(at === 0 ? long : `\u05e8\u05d9\u05e6\u05d4 ${at}`, at, { [long]: at }),
    );
    served = await open(made, { size: { width: 400, height: 700 } });
    await served.page.getByRole("table", { name: "Params" }).waitFor();
    const [whole, seen] = await served.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok((whole ?? 0) <= (seen ?? 0), `${whole} pixels wide in a window of ${seen}`);
    assertAtWork(served);
  });

  it("shows 5,000 metrics without putting all of them into the page", async () => {
    const many = (at: number) =>
      Object.fromEntries(Array.from({ length: 5000 }, (_, one) => [`layer${one}/grad`, one + at]));
    const made = ["one", "two"].map((name, at) => index.run({ name, experiment: "differences" }).metric(0, many(at)));
    served = await open(made);
    const rows = served.page.getByRole("table", { name: "Metrics" }).getByRole("rowheader");
    await rows.first().waitFor();
    await eventually(() => rows.count(), 1000);
    await served.page.getByRole("button", { name: "Show 4000 more" }).waitFor();
  });
});
