import type { IndexApi } from "../../../protocol/indexApi";
import type { CompareApi, CompareState } from "../../../protocol/pages/compareApi";
import type { PageApi } from "../../../protocol/pages/pageApi";
import { differencesAnswers, type ComparedPage, type DifferenceTools } from "./differencesAnswers";

/** What the Compare page is answered with. */
export function compareAnswers(
  open: () => Promise<IndexApi>,
  page: ComparedPage,
  tools: DifferenceTools,
): Omit<CompareApi, keyof PageApi<CompareState>> {
  return {
    ...differencesAnswers(open, page, tools),
    async runs() {
      const index = await open();
      return index.comparedRuns(page.state.runIds);
    },
    async curves(query) {
      return (await open()).curves(query);
    },
  };
}
