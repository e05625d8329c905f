/** All runs with params, metrics and curves; a column sorted, some runs picked. */
export const runsTable = {
  name: "runs-table",
  theme: "light",
  size: { width: 1500, height: 760 },
  async steps(look, shot) {
    await look.openContainer("Runback");
    await look.treeRow("network").waitFor({ timeout: 90_000 });
    await look.runCommand("Runback: Open Runs Table");
    // Of all experiments, which the list proposes.
    await look.page.locator(".quick-input-widget .monaco-list-row", { hasText: "network" }).waitFor();
    await look.page.keyboard.press("Enter");
    const table = look.panelFrame();
    const head = table.locator(".head .name", { hasText: "val_acc" }).first();
    await head.click({ timeout: 90_000 });
    await head.click();
    // Elements of rows are used again, so that only the row's number tells its place; the head has two.
    const box = (row) => table.locator(`.grid-body [aria-rowindex="${row + 3}"] input[type=checkbox]`);
    for (const row of [0, 1, 3]) await box(row).click();
    await look.page.waitForTimeout(2500);
    await shot();
  },
};
