import { layoutName } from "../../core/table/layoutName";
import { readLayout } from "../../core/table/readLayout";
import type { CompareView, SavedView, TableView } from "../../core/views/savedView";
import { PagePreferences } from "../pages/pagePreferences";
import type { Services } from "../services";

/** What the view Runs, the Runs table and the Compare panel in front show now, as a view of this name. */
export async function captureView(name: string, services: Services): Promise<SavedView> {
  const { archived, filter, grouping } = services;
  const { by, having, value } = grouping.now;
  const groups = { groupBy: by, groupFilter: having, groupValue: value };
  const tree = { filter: filter.text, ...groups, showsArchived: archived.areShown };
  return { name, tree, table: captureTable(services), compare: await captureCompare(services) };
}

function captureTable({ context, runsPanels }: Services): TableView | null {
  const state = runsPanels.front;
  if (state === null) return null;
  const kept = new PagePreferences(context.workspaceState, "runs").all[layoutName(state)];
  return { experiments: state.experiments, layout: readLayout(kept) };
}

async function captureCompare({ comparePanels, context, styles }: Services): Promise<CompareView | null> {
  const state = comparePanels.front;
  if (state === null) return null;
  const { runIds, baselineId } = state;
  const drawn = await styles.of(runIds);
  return {
    ...{ runIds, baselineId },
    choices: new PagePreferences(context.workspaceState, "compare").all,
    styles: Object.fromEntries(runIds.flatMap((runId, at) => (drawn[at] ? [[runId, drawn[at]] as const] : []))),
  };
}
