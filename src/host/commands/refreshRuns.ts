import { withProgress } from "../base/withProgress";
import { viewIds } from "../catalogue/viewId";
import type { Services } from "../services";

/** Looks at every log again, and shows what is found. Also the way back when the index could not be opened. */
export async function refreshRuns({ index, runsView, runView }: Services): Promise<void> {
  await withProgress({ location: { viewId: viewIds.runs } }, async () => {
    await (await index.open()).refresh();
    await index.refreshStatus();
    runsView.invalidate();
    await runView.refresh();
  });
}
