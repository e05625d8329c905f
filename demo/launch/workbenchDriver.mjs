/**
 * What a person does in the workbench, for scripts: commands, side bar, tree rows, panels.
 * @param {import("playwright-core").Page} page a page that shows a workbench
 */
export function workbenchDriver(page) {
  const limit = { timeout: 60_000 };
  const quickInput = page.locator(".quick-input-widget");

  /** Whether a theme with this file is drawn within some milliseconds. */
  async function isThemed(file, within) {
    const drawn = page.locator(`.monaco-workbench[class*="vscode-theme-defaults-themes-${file}"]`);
    return drawn.waitFor({ timeout: within }).then(
      () => true,
      () => false,
    );
  }

  /** Waits until the window is drawn and the extensions are known: before, it shows no contributed view or command. */
  async function ready() {
    await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 60_000 });
    // A theme comes from an extension, so any theme at all means that they are known.
    if (!(await isThemed("", 60_000))) throw new Error("The editor did not find its extensions.");
  }

  /** Runs a command by its title in the palette, for instance "Runback: Refresh Runs". */
  async function runCommand(title) {
    await page.keyboard.press("F1");
    const input = quickInput.locator("input").first();
    await input.waitFor({ state: "visible", ...limit });
    await input.fill(`>${title}`);
    const row = quickInput.locator(".monaco-list-row", { hasText: title }).first();
    await row.waitFor(limit);
    await row.click();
  }

  /** Answers the input box or quick pick that is open. */
  async function answer(text) {
    const input = quickInput.locator("input").first();
    // The palette that asked for it has the same field: the answer would be a search for a command.
    await page.waitForFunction((field) => !field.value.startsWith(">"), await input.elementHandle(limit), limit);
    await input.waitFor({ state: "visible", ...limit });
    await input.fill(text);
    await page.keyboard.press("Enter");
  }

  /** Shows a side bar container by the label of its activity bar icon. */
  async function openContainer(label) {
    const tab = page.locator(".part.activitybar [role=tab], .part.activitybar .action-label");
    const icon = tab.and(page.locator(`[aria-label^="${label}"]`)).first();
    await icon.waitFor(limit);
    if ((await icon.getAttribute("aria-selected")) !== "true") await icon.click();
    await page
      .locator(".part.sidebar .title-label", { hasText: new RegExp(label, "i") })
      .first()
      .waitFor(limit);
  }

  /** The first row of the side bar's trees that shows the text. */
  const treeRow = (text) => page.locator(".part.sidebar .monaco-list-row", { hasText: text }).first();

  /** The document inside a webview panel; its page is two frames deep. */
  const panelFrame = () => page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");

  /** Lets the window settle, then stores a picture. */
  async function screenshot(file) {
    await page.waitForTimeout(500);
    await page.screenshot({ path: file, animations: "disabled" });
  }

  return { page, ready, isThemed, runCommand, answer, openContainer, treeRow, panelFrame, screenshot };
}
