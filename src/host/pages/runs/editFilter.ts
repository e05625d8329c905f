import type { Services } from "../../services";

/** Goes on with a filter in the field of a Runs table: of the one in front, else of that of all runs. */
export function editFilter(text: string, { filterDrafts, runsPanels }: Services): void {
  const state = runsPanels.front ?? { experimentIds: [], experiments: [] };
  filterDrafts.offer(state.experimentIds, text);
  runsPanels.open(state);
}
