import { widenSideBar } from "./widenSideBar.mjs";

/** A run that was made with uncommitted changes, by a click in the tree. */
export const runPage = {
  name: "run-page",
  theme: "light",
  size: { width: 1400, height: 820 },
  async steps(look, shot) {
    await look.openContainer("Runback");
    await widenSideBar(look, 320);
    await look.treeRow("network").waitFor({ timeout: 90_000 });
    await look.runCommand("Runback: Filter Runs…");
    await look.answer("lr3");
    // Until the others are gone, the row moves, and a click would meet another run.
    await look.treeRow("lr0.4-seed1").waitFor({ state: "detached", timeout: 90_000 });
    await look.treeRow("lr3-seed1").click({ timeout: 90_000 });
    await look.panelFrame().getByRole("heading", { name: "Source" }).waitFor({ timeout: 90_000 });
    await look.page.waitForTimeout(2000);
    await shot();
  },
};
