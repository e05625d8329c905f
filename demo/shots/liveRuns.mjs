import { widenSideBar } from "./widenSideBar.mjs";

/** The side bar: experiments and runs, one of them training, and what is known of it. */
export const liveRuns = {
  name: "live-runs",
  theme: "dark",
  size: { width: 1100, height: 820 },
  async steps(look, shot) {
    await look.openContainer("Runback");
    await widenSideBar(look, 520);
    await look.treeRow("drift0.004").click({ timeout: 90_000 });
    await look.treeRow("eval_acc").waitFor({ timeout: 90_000 });
    await look.panelFrame().getByRole("heading", { name: "Metrics" }).waitFor({ timeout: 90_000 });
    // Some more batches, so that the numbers have moved.
    await look.page.waitForTimeout(5000);
    await shot();
  },
};
