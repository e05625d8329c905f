import { distinctNames } from "../../../core/compare/runs/distinctNames";
import { groupList } from "../../../core/groups/groupList";
import type { IndexApi } from "../../../protocol/indexApi";
import type { CompareApi, CompareState } from "../../../protocol/pages/compareApi";
import type { PageApi } from "../../../protocol/pages/pageApi";
import type { RunBrush } from "../../../protocol/pages/runBrush";
import type { RunStyles } from "../../runs/runStyles";
import { differencesAnswers, type ComparedPage, type DifferenceTools } from "./differencesAnswers";

/** What the answers are made with. */
export interface CompareTools extends DifferenceTools {
  readonly styles: RunStyles;
  /** Told which runs of the panel are marked; null: none. */
  readonly brushed: (runIds: readonly string[] | null) => void;
  /** Patterns of params that are named like seeds, as they are set now. */
  readonly seedParams: () => readonly string[];
}

/** What the Compare page is answered with. */
export function compareAnswers(
  open: () => Promise<IndexApi>,
  page: ComparedPage,
  tools: CompareTools,
): Omit<CompareApi, keyof PageApi<CompareState>> {
  return {
    ...differencesAnswers(open, page, tools),
    async runs() {
      const compared = await (await open()).comparedRuns(page.state.runIds);
      const rows = distinctNames(compared.rows);
      return { compared: { ...compared, rows }, styles: await tools.styles.of(rows.map(({ runId }) => runId)) };
    },
    setStyle: (runId, style) => tools.styles.set(runId, style),
    async setBrush(brush: RunBrush | null) {
      if (brush?.runIds.some((runId) => !page.state.runIds.includes(runId)))
        throw new Error(tools.t("This run is not part of the comparison."));
      page.setState({ ...page.state, brush });
      tools.brushed(brush?.runIds ?? null);
    },
    groupFields: async () => (await open()).tableColumns({ runIds: page.state.runIds }),
    async groups(by, having) {
      const query = { runIds: page.state.runIds, by, seedParams: tools.seedParams(), statistics: [] };
      const answer = await (await open()).groups({ ...query, ...(having !== "" && { having }) });
      return groupList(answer).map((group) => ({ title: group.title, runIds: group.runIds }));
    },
    completeGroups: async (query) => (await open()).complete(query, "groups"),
    async curves(query) {
      return (await open()).curves(query);
    },
  };
}
