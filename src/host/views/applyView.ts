import * as vscode from "vscode";
import type { JsonValue } from "../../core/model/jsonValue";
import { layoutName } from "../../core/table/layoutName";
import type { CompareView, SavedView, TableView, TreeView } from "../../core/views/savedView";
import { PagePreferences } from "../pages/pagePreferences";
import type { Services } from "../services";

/** A panel with more is neither legible nor quick. */
const mostRuns = 200;

/** Shows the view Runs as it was saved. */
export async function applyTree(tree: TreeView, { archived, filter, grouping, index }: Services): Promise<void> {
  await filter.set(tree.filter);
  await grouping.set({ by: tree.groupBy, having: tree.groupFilter, value: tree.groupValue });
  if (archived.areShown !== tree.showsArchived) await archived.show(tree.showsArchived, index);
}

/**
 * Shows a saved view: the view Runs, and the panels that were open.
 * @returns what of it is not on this machine, in sentences for the user
 */
export async function applyView({ tree, table, compare }: SavedView, services: Services): Promise<string[]> {
  if (tree) await applyTree(tree, services);
  return [
    ...(table ? await applyTable(table, services) : []),
    ...(compare ? await applyCompare(compare, services) : []),
  ];
}

async function applyTable({ experiments, layout }: TableView, services: Services): Promise<string[]> {
  const { context, index, runsPanels } = services;
  const known = await (await index.open()).experiments();
  const wanted = known.filter(({ name }) => experiments.includes(name));
  const missing = experiments.filter((name) => !known.some((one) => one.name === name));
  const notices = missing.map((name) => vscode.l10n.t("There is no experiment {0} here.", name));
  // Without any of its experiments it would be the table of all runs, which is another one.
  if (experiments.length > 0 && wanted.length === 0) return notices;
  const state = { experimentIds: wanted.map(({ id }) => id), experiments: wanted.map(({ name }) => name) };
  const kept = JSON.parse(JSON.stringify(layout)) as JsonValue;
  await new PagePreferences(context.workspaceState, "runs").set(layoutName(state), kept);
  runsPanels.reopen(state);
  return notices;
}

async function applyCompare(
  { runIds, baselineId, choices, styles }: CompareView,
  services: Services,
): Promise<string[]> {
  const { comparePanels, context, index, styles: runStyles } = services;
  const { rows } = await (await index.open()).comparedRuns(runIds.slice(0, mostRuns));
  const here = rows.map(({ runId }) => runId);
  const lacking = runIds.length - here.length;
  const notices =
    lacking > 0 ? [vscode.l10n.t("{0} of the {1} compared runs are not here.", lacking, runIds.length)] : [];
  if (here.length < 2) return notices;
  const preferences = new PagePreferences(context.workspaceState, "compare");
  for (const [name, value] of Object.entries(choices)) await preferences.set(name, value);
  for (const runId of here) {
    const style = Object.hasOwn(styles, runId) ? styles[runId] : undefined;
    if (style) await runStyles.set(runId, style);
  }
  comparePanels.reopen({ runIds: here, baselineId: here.find((runId) => runId === baselineId) ?? null });
  return notices;
}
