import * as vscode from "vscode";
import type { ExperimentNode, RunNode, RunsTreeNode } from "../../../src/host/runs/tree/runNode";
import type { Services } from "../../../src/host/services";
import { waitFor } from "../waitFor";

/** A run's node and the item that the editor draws of it. */
export interface TreeRow {
  readonly node: RunNode;
  readonly item: vscode.TreeItem;
}

/** The children that the tree gives the editor for an experiment, by the experiment's name. */
export async function experimentChildren({ tree }: Services, experiment: string): Promise<RunsTreeNode[]> {
  const roots = (await tree.getChildren()) as ExperimentNode[];
  const node = roots.find(({ row }) => row.name === experiment);
  return node === undefined ? [] : tree.getChildren(node);
}

/** Opens the side bar and waits until the tree shows a run that the test accepts. */
export async function shownRun(
  services: Services,
  experiment: string,
  name: string,
  isWanted: (item: vscode.TreeItem) => boolean = () => true,
): Promise<TreeRow> {
  await vscode.commands.executeCommand("runback.runs.focus");
  let last = "no such row";
  return waitFor(`${name} in the tree`, async () => {
    const nodes = await experimentChildren(services, experiment);
    const node = nodes.find((child): child is RunNode => child.kind === "run" && child.row.runName === name);
    if (node === undefined) return undefined;
    const item = services.tree.getTreeItem(node);
    last = String(item.description);
    return isWanted(item) ? { node, item } : undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; last seen: ${last}`);
  });
}
