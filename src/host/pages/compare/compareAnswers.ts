import type { IndexApi } from "../../../protocol/indexApi";
import type { CompareApi, CompareState } from "../../../protocol/pages/compareApi";
import type { PageApi } from "../../../protocol/pages/pageApi";

/** What the Compare page is answered with: all of it comes from the index. */
export function compareAnswers(
  open: () => Promise<IndexApi>,
  page: { readonly state: CompareState },
): Omit<CompareApi, keyof PageApi<CompareState>> {
  return {
    async runs() {
      const index = await open();
      return index.comparedRuns(page.state.runIds);
    },
    async curves(query) {
      return (await open()).curves(query);
    },
  };
}
