import { widenSideBar } from "./widenSideBar.mjs";

/** Fewer runs: the filter counts while it is typed. */
export const filterRuns = {
  name: "filter-runs",
  theme: "dark",
  size: { width: 1100, height: 560 },
  async steps(look, shot) {
    await look.openContainer("Runback");
    await widenSideBar(look, 420);
    await look.treeRow("network").waitFor({ timeout: 90_000 });
    await look.runCommand("Runback: Filter Runs…");
    // What is typed before the palette has made room goes elsewhere.
    await look.page.locator(".quick-input-title", { hasText: "Filter Runs" }).waitFor();
    const input = look.page.locator(".quick-input-widget input").first();
    await input.pressSequentially("lr0.2");
    await look.page.waitForTimeout(2000);
    await shot();
  },
};
