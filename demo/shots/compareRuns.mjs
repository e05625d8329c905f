/** Five runs side by side: their curves, smoothed, with the values under the pointer. */
export const compareRuns = {
  name: "compare-runs",
  theme: "dark",
  size: { width: 1500, height: 860 },
  async steps(look, shot) {
    await look.openContainer("Runback");
    await look.treeRow("network").waitFor({ timeout: 90_000 });
    await look.runCommand("Runback: Compare Last N Runs");
    await look.page.locator(".quick-input-widget").getByText("How many of the newest runs?").waitFor();
    await look.page.keyboard.press("Enter");
    const panel = look.panelFrame();
    await panel.getByRole("tab", { name: "Curves" }).click({ timeout: 90_000 });
    const loss = panel.locator(".chart-card[data-drawn]").filter({ has: panel.getByText("loss", { exact: true }) });
    const chart = loss.locator(".hover-layer").first();
    await chart.waitFor({ timeout: 90_000 });
    await panel.getByLabel("Smoothing").fill("0.5");
    await look.page.waitForTimeout(2500);
    await chart.hover({ position: { x: 110, y: 90 } });
    await look.page.waitForTimeout(500);
    await shot();
  },
};
