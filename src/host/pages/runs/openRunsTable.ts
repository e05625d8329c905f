import * as vscode from "vscode";
import type { ExperimentRow } from "../../../core/model/experimentRow";
import { experimentListItem } from "../../../core/view/runs/experimentListItem";
import { experimentPlaces } from "../../../core/view/runs/experimentPlaces";
import type { RunsPageState } from "../../../protocol/pages/runsPageApi";
import { translate } from "../../base/translate";
import { visibleText } from "../../base/messages/visibleText";
import type { RunsTreeNode } from "../../runs/tree/runNode";
import type { Services } from "../../services";

/**
 * Opens the Runs table of the experiments that the command was called on (those of selected runs count too), of the
 * picked ones when it was called on nothing, or of all.
 */
export async function openRunsTable(args: readonly unknown[], services: Services): Promise<void> {
  const given = Array.isArray(args[1]) ? (args[1] as unknown[]) : args.slice(0, 1);
  const experiments = [...new Map(given.flatMap(experimentOf).map((row) => [row.id, row])).values()];
  if (experiments.length > 0) return show(experiments, services);
  const all = await (await services.index.open()).experiments();
  if (all.length <= 1) return show([], services);
  const picked = await pickExperiments(all);
  if (picked !== null) show(picked.length === all.length ? [] : picked, services);
}

function show(experiments: readonly ExperimentRow[], { runsPanels }: Services): void {
  const state: RunsPageState = {
    experimentIds: experiments.map(({ id }) => id),
    experiments: experiments.map(({ name }) => name),
  };
  runsPanels.open(state);
}

/** Null when the user leaves the list. */
async function pickExperiments(all: readonly ExperimentRow[]): Promise<readonly ExperimentRow[] | null> {
  const places = experimentPlaces(all);
  const items = all.map((row) => {
    const { label, description } = experimentListItem(row, places.get(row.id) ?? null, translate);
    return { label: visibleText(label), description: visibleText(description), picked: true, row };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Open Runs Table"),
    placeHolder: vscode.l10n.t("Pick experiments"),
    canPickMany: true,
  });
  return picked === undefined || picked.length === 0 ? null : picked.map(({ row }) => row);
}

/** The experiment of a tree node: of a run the one that it stands in. */
function experimentOf(value: unknown): ExperimentRow[] {
  if (!isNode(value)) return [];
  let node: RunsTreeNode = value;
  while (node.kind !== "experiment") node = node.parent;
  return [node.row];
}

function isNode(value: unknown): value is RunsTreeNode {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  return (
    value.kind === "experiment" ||
    ((value.kind === "run" || value.kind === "group" || value.kind === "more") && "parent" in value)
  );
}
