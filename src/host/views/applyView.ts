import * as vscode from "vscode";
import type { JsonValue } from "../../core/model/jsonValue";
import { layoutName } from "../../core/table/layoutName";
import type { CompareView, SavedView, TableView, TreeView } from "../../core/views/savedView";
import { PagePreferences } from "../pages/pagePreferences";
import type { RunsPageState } from "../../protocol/pages/runsPageApi";
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

/**
 * Keeps what a view says of the Runs table and of comparisons as if the user had arranged them so: they are shown that
 * way when they are opened next.
 */
export async function prepareView({ table, compare }: SavedView, services: Services): Promise<void> {
  if (table) await keepTable(table, services);
  if (compare) await keepCompare(compare, compare.runIds, services);
}

async function applyTable(table: TableView, services: Services): Promise<string[]> {
  const { state, notices } = await keepTable(table, services);
  if (state) services.runsPanels.reopen(state);
  return notices;
}

/** @returns what the table shows; null when there is nothing of it here */
async function keepTable(
  { experiments, layout }: TableView,
  { context, index }: Services,
): Promise<{ readonly state: RunsPageState | null; readonly notices: string[] }> {
  const known = await (await index.open()).experiments();
  const wanted = known.filter(({ name }) => experiments.includes(name));
  const missing = experiments.filter((name) => !known.some((one) => one.name === name));
  const notices = missing.map((name) => vscode.l10n.t("There is no experiment {0} here.", name));
  // Without any of its experiments it would be the table of all runs, which is another one.
  if (experiments.length > 0 && wanted.length === 0) return { state: null, notices };
  const state = { experimentIds: wanted.map(({ id }) => id), experiments: wanted.map(({ name }) => name) };
  const kept = JSON.parse(JSON.stringify(layout)) as JsonValue;
  await new PagePreferences(context.workspaceState, "runs").set(layoutName(state), kept);
  return { state, notices };
}

async function applyCompare(compare: CompareView, services: Services): Promise<string[]> {
  const { runIds, baselineId } = compare;
  const { comparePanels, index } = services;
  const { rows } = await (await index.open()).comparedRuns(runIds.slice(0, mostRuns));
  const here = rows.map(({ runId }) => runId);
  const lacking = runIds.length - here.length;
  const notices =
    lacking > 0 ? [vscode.l10n.t("{0} of the {1} compared runs are not here.", lacking, runIds.length)] : [];
  if (here.length < 2) return notices;
  await keepCompare(compare, here, services);
  comparePanels.reopen({ runIds: here, baselineId: here.find((runId) => runId === baselineId) ?? null });
  return notices;
}

/** @param runIds whose colours and markers are kept */
async function keepCompare(
  { choices, styles }: CompareView,
  runIds: readonly string[],
  { context, styles: runStyles }: Services,
): Promise<void> {
  const preferences = new PagePreferences(context.workspaceState, "compare");
  for (const [name, value] of Object.entries(choices)) await preferences.set(name, value);
  for (const runId of runIds.slice(0, mostRuns)) {
    const style = Object.hasOwn(styles, runId) ? styles[runId] : undefined;
    if (style) await runStyles.set(runId, style);
  }
}
