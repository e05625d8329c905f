import { widenSideBar } from "./widenSideBar.mjs";

/** From a run that was made with uncommitted changes to its code, beside today's. */
export const exactCode = {
  name: "exact-code",
  theme: "light",
  size: { width: 1400, height: 820 },
  async steps(look, shot) {
    await look.openContainer("Runback");
    await widenSideBar(look, 420);
    await look.treeRow("network").waitFor({ timeout: 90_000 });
    await look.runCommand("Runback: Filter Runs…");
    await look.answer("lr3");
    await look.treeRow("lr0.4-seed1").waitFor({ state: "detached", timeout: 90_000 });
    await look.treeRow("lr3-seed1").click({ timeout: 90_000 });
    await look.runCommand("Runback: Diff Entry Script with Working Tree");
    await look.page.locator(".modified-in-monaco-diff-editor .view-line").first().waitFor({ timeout: 90_000 });
    await look.page.waitForTimeout(2000);
    await shot();
  },
};
