import { realIndex, type RealIndex } from "../support/realIndex";
import type { ServedPage } from "../support/servePage";
import { openCompare } from "./openCompare";

describe("the baseline of an open Compare page", () => {
  let index: RealIndex;
  let served: ServedPage | undefined;

  before(async () => void (index = await realIndex()));
  after(async () => {
    await served?.close();
    await index.close();
  });

  it("is the run that is marked while the page is open", async () => {
    const ids = ["one", "two"].map((name, i) => {
      const run = index.run({ name }).metric(0, { val_loss: 1 + i });
      return run.end().runId;
    });
    await index.refresh();
    const page = await openCompare(index, ids, { preferences: { tab: "differences" } });
    served = page;
    const moved = page.page.getByRole("region", { name: "Against the baseline" });
    await moved.getByText("1 → 2").waitFor();
    page.mark(ids[1]!);
    await moved.getByText("2 → 1").waitFor();
  });
});
