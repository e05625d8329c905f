import * as vscode from "vscode";
import { directionOf } from "../../../core/compare/runs/metricDirections";
import { experimentListItem } from "../../../core/view/runs/experimentListItem";
import { experimentPlaces } from "../../../core/view/runs/experimentPlaces";
import type { MetricDirection } from "../../../core/view/metricDirection";
import type { IndexApi } from "../../../protocol/indexApi";
import { translate } from "../../base/translate";
import { visibleText } from "../../base/messages/visibleText";
import type { DirectionChoices } from "../directionChoices";
import type { BestMetrics } from "./bestMetrics";

/** What the choice is kept in. */
export interface BestChoices {
  readonly metrics: BestMetrics;
  readonly directions: DirectionChoices;
}

type Api = Pick<IndexApi, "experiments" | "run" | "tableColumns">;

/**
 * Asks by which metric the best run of an experiment is to be found, and which way it gets better where its name does
 * not tell. Gives the experiment's id. Throws `CancellationError` when the user leaves.
 * @param args of the command: an experiment of the tree, or something within one
 */
export async function chooseBestMetric(args: readonly unknown[], choices: BestChoices, api: Api): Promise<string> {
  const experimentId = experimentOf(args[0]) ?? (await pickExperiment(api));
  const columns = await api.tableColumns({ experimentIds: [experimentId] });
  const names = columns.filter(({ entity }) => entity === "metrics").map(({ key }) => key);
  const usual = { label: vscode.l10n.t("The metric that most runs have"), description: "", metric: null };
  const items = names.map((metric) => {
    const direction = directionOf(metric, choices.directions.all);
    const way = direction === "lower" ? vscode.l10n.t("lower is better") : vscode.l10n.t("higher is better");
    return { label: visibleText(metric), description: direction === null ? "" : way, metric };
  });
  const picked = await vscode.window.showQuickPick([usual, ...items], {
    title: vscode.l10n.t("Best Run by Metric"),
    placeHolder: vscode.l10n.t("The run with the best value over its whole history is marked in the tree"),
    matchOnDescription: true,
  });
  if (picked === undefined) throw new vscode.CancellationError();
  if (picked.metric !== null && directionOf(picked.metric, choices.directions.all) === null)
    await choices.directions.set(picked.metric, await pickDirection(picked.metric));
  await choices.metrics.set(experimentId, picked.metric);
  return experimentId;
}

async function pickDirection(metric: string): Promise<MetricDirection> {
  const items = [
    { label: vscode.l10n.t("Lower is better"), direction: "lower" as const },
    { label: vscode.l10n.t("Higher is better"), direction: "higher" as const },
  ];
  const title = vscode.l10n.t("Which way does {0} get better?", visibleText(metric));
  const picked = await vscode.window.showQuickPick(items, { title });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.direction;
}

async function pickExperiment(api: Api): Promise<string> {
  const experiments = await api.experiments();
  const [only] = experiments;
  if (experiments.length === 1 && only) return only.id;
  const places = experimentPlaces(experiments);
  const items = experiments.map((row) => {
    const { label, description } = experimentListItem(row, places.get(row.id) ?? null, translate);
    return { label: visibleText(label), description: visibleText(description), id: row.id };
  });
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Best Run by Metric") });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.id;
}

/** The experiment of a node of the tree; null for anything else. */
function experimentOf(value: unknown): string | null {
  let node = value;
  while (typeof node === "object" && node !== null && "parent" in node) node = node.parent;
  if (typeof node !== "object" || node === null || !("kind" in node) || node.kind !== "experiment") return null;
  const row = "row" in node ? (node.row as { readonly id?: unknown } | null) : null;
  return typeof row?.id === "string" ? row.id : null;
}
