import { openCompare } from "../compare/openCompare";
import { openRun } from "../run/openRun";
import { openRuns } from "../runs/openRuns";
import type { RealIndex } from "../support/realIndex";
import type { ServedPage } from "../support/servePage";

type Look = Parameters<typeof openRun>[2];

async function eachSection(served: ServedPage, look: (view: string, served: ServedPage) => Promise<void>) {
  const { page } = served;
  const ready = {
    differences: ".card",
    curves: ".chart-card[data-drawn]",
    relations: ".parallel",
    artifacts: "ul img",
  };
  for (const [section, selector] of Object.entries(ready)) {
    await page.locator(`#tab-${section}`).click();
    // A single run differs from none.
    const drawn = page.locator(`#panel-${section} :is(${selector}, p.muted:not([role]))`);
    await drawn.filter({ hasNotText: "Reading" }).first().waitFor();
    await look(`compare ${section}`, served);
  }
}

/** Opens every page on these runs, one after the other, and gives each of its views to `look` once it is drawn. */
export async function eachView(
  index: RealIndex,
  runIds: readonly string[],
  how: Look,
  look: (view: string, served: ServedPage) => Promise<void>,
): Promise<void> {
  const over = async (served: ServedPage, walk: () => Promise<void>): Promise<void> => {
    try {
      await walk();
    } finally {
      await served.close();
    }
  };
  const compare = await openCompare(index, runIds, how);
  await over(compare, () => eachSection(compare, look));
  const run = await openRun(index, runIds[0] ?? "", how);
  await over(run, async () => {
    await run.page.locator(".charts canvas").first().waitFor();
    await look("run page", run);
  });
  const runs = await openRuns(index.api, [], how);
  await over(runs, async () => {
    await runs.page.locator(".grid-body .grid-row").first().waitFor();
    await look("runs table", runs);
  });
}
