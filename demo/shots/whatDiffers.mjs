import { widenSideBar } from "./widenSideBar.mjs";

/** The newest runs beside each other: what is not the same, and what came of it. */
export const whatDiffers = {
  name: "what-differs",
  theme: "light",
  size: { width: 1400, height: 820 },
  async steps(look, shot) {
    await look.openContainer("Runback");
    await widenSideBar(look, 320);
    await look.treeRow("network").waitFor({ timeout: 90_000 });
    await look.runCommand("Runback: Compare Last N Runs…");
    await look.answer("6");
    const page = look.panelFrame();
    await page.getByRole("tab", { name: "What Differs" }).click({ timeout: 90_000 });
    await page.getByRole("heading", { name: "What differs" }).waitFor({ timeout: 90_000 });
    await look.page.waitForTimeout(2000);
    await shot();
  },
};
