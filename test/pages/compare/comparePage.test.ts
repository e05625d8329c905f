import assert from "node:assert/strict";
import { assertAtWork } from "../support/assertAtWork";
import { assertInert } from "../support/assertInert";
import { eventually } from "../support/eventually";
import { hostileText } from "../support/hostileText";
import { realIndex, type RealIndex } from "../support/realIndex";
import type { ServedPage } from "../support/servePage";
import { openCompare } from "./openCompare";

describe("the Compare page", () => {
  let index: RealIndex;
  let served: ServedPage | undefined;
  before(async () => (index = await realIndex()));
  after(() => index.close());
  afterEach(async () => served?.close());

  it("shows the runs that there are, and says how many are gone", async () => {
    const runs = ["one", "two"].map((name) => index.run({ name }).metric(1, { loss: 0.5 }).end());
    await index.refresh();
    served = await openCompare(index, [...runs.map(({ runId }) => runId), "runback:gone"]);
    await served.page.getByRole("status").filter({ hasText: "2 runs · 1 missing" }).waitFor();
    assertAtWork(served);
    assert.deepEqual(await served.accessibilityProblems(), []);
  });

  it("asks for its runs before it knows anything, and of a live point for no more than the runs and the curves", async () => {
    const run = index.run({ name: "live" }).metric(1, { loss: 0.5 });
    await index.refresh();
    served = await openCompare(index, [run.runId], { preferences: { tab: "curves" } });
    const { page, posted } = served;
    const methods = () => posted.flatMap((message) => (message as { method?: string }).method ?? []);
    await eventually(() => methods().slice(0, 2), ["runs", "start"]);
    const told = (step: number) => page.getByRole("img", { name: `to ${step}.` }).waitFor();
    await page.locator(".chart-card[data-drawn]").waitFor();
    await served.settled();
    const before = methods().length;
    run.metric(2, { loss: 0.4 });
    await told(2);
    await eventually(() => [...new Set(methods().slice(before))].sort(), ["curves", "runs"]);
  });

  it("says so when the host cannot answer", async () => {
    served = await openCompare(
      { ...index, api: { ...index.api, comparedRuns: () => Promise.reject(new Error("no index")) } },
      [],
    );
    await served.page.getByRole("alert").filter({ hasText: "no index" }).waitFor();
  });

  it("takes nothing of a log for markup", async () => {
    const start = { name: hostileText("name"), experiment: "hostile" };
    const run = index
      .run(start)
      .metric(1, { [hostileText("metric")]: 1, loss: 2 })
      .end();
    await index.refresh();
    served = await openCompare(index, [run.runId]);
    await served.page.getByRole("tab", { name: "Curves" }).click();
    await served.page.getByText("metric<img").filter({ visible: true }).first().waitFor();
    await assertInert(served);
  });
});
