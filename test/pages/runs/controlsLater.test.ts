import assert from "node:assert/strict";
import { openCompare } from "../compare/openCompare";
import { assertAtWork } from "../support/assertAtWork";
import { realIndex, type RealIndex } from "../support/realIndex";
import type { ServedPage } from "../support/servePage";
import { openRuns } from "./openRuns";

/** Runs in the page: the browser never has the time that the controls wait for. */
function neverIdle(): void {
  window.requestIdleCallback = (callback) => {
    Object.assign(window, { haveTime: callback });
    return 1;
  };
}

describe("the controls of a page, set up when it shows what it was opened for", () => {
  let index: RealIndex;
  let served: ServedPage;
  before(async () => {
    index = await realIndex();
    for (const lr of [0.1, 0.2])
      index
        .run({ name: `run ${lr}`, experiment: "late" })
        .write("params", { params: { lr, epochs: 3 } })
        .metric(1, { loss: lr })
        .end("FINISHED");
    await index.refresh();
  });
  after(() => index.close());
  afterEach(async () => served.close());

  const runs = async (): Promise<void> => {
    const experiment = (await index.api.experiments()).find(({ name }) => name === "late");
    served = await openRuns(index.api, [experiment?.id ?? ""], { prepare: neverIdle });
    await served.page.getByRole("gridcell", { name: "run 0.2", exact: true }).waitFor();
    assert.equal(await areSetUp(), false);
  };
  const curves = async (): Promise<void> => {
    const { rows } = await index.api.runs({ offset: 0, limit: 10 });
    const runIds = rows.map(({ runId }) => runId);
    served = await openCompare(index, runIds, { prepare: neverIdle, preferences: { tab: "curves" } });
    await served.page.locator(".chart-card[data-drawn]").first().waitFor();
    assert.equal(await areSetUp(), false);
  };
  const areSetUp = () => served.page.evaluate(() => customElements.get("vscode-button") !== undefined);
  const boxes = () =>
    served.page.locator("vscode-button, vscode-checkbox, vscode-text-field, .grid, .chart-grid").evaluateAll((all) =>
      all.map((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return { name: one.textContent.slice(0, 30), box: [left, top, width, height] };
      }),
    );
  /** Lets them be set up, and sees that nothing has moved by more than a pixel. */
  const setUpInPlace = async (): Promise<void> => {
    await served.page.waitForFunction(() => "haveTime" in window);
    const before = await boxes();
    await served.page.evaluate(() => (window as unknown as { haveTime: () => void }).haveTime());
    assert.equal(await areSetUp(), true);
    const after = await boxes();
    for (const [i, { name, box }] of before.entries())
      for (const [side, place] of box.entries())
        assert.ok(
          Math.abs(place - (after[i]?.box[side] ?? NaN)) <= 1,
          `${name}: ${box.join(" ")} to ${after[i]?.box.join(" ") ?? "nowhere"}`,
        );
    assertAtWork(served);
  };

  it("take the places that they had before, and what was said of them holds", async () => {
    await runs();
    await setUpInPlace();
    assert.equal(await served.page.getByRole("button", { name: "Compare 0 picked" }).isDisabled(), true);
    await served.close();
    await curves();
    await setUpInPlace();
  });
  it("are there for the first press", async () => {
    await runs();
    await served.page.locator("vscode-checkbox").first().click();
    assert.equal(await areSetUp(), true);
    await served.page.getByRole("checkbox", { name: "Hide constant columns", checked: true }).waitFor();
    await served.page.getByRole("columnheader", { name: "epochs" }).waitFor({ state: "detached" });
    assertAtWork(served);
  });

  it("take the keyboard at the first click into a field", async () => {
    await curves();
    await served.page.locator(".curves vscode-text-field").click();
    await served.page.keyboard.type("nothing");
    await served.page.getByText("No metric matches.").waitFor();
  });
  it("are there for the first key", async () => {
    await runs();
    await served.page.keyboard.press("Shift+Tab");
    assert.equal(await areSetUp(), true);
    const reached = await served.page.evaluate(() => document.activeElement?.localName);
    assert.equal(reached, "vscode-button");
  });
});
