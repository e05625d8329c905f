import { hostname } from "node:os";
import * as vscode from "vscode";
import { experimentListItem } from "../../../core/view/runs/experimentListItem";
import { groupListItem } from "../../../core/view/runs/groupListItem";
import type { Icon } from "../../../core/view/icon";
import { runListItem, type BestValue } from "../../../core/view/runs/runListItem";
import { runLook } from "../../../core/view/runs/runLook";
import { plainMarkdown } from "../../base/messages/plainMarkdown";
import { themeIcon } from "../../base/themeIcon";
import { translate } from "../../base/translate";
import { badgeUri } from "./dirtyBadge";
import type { ExperimentNode, GroupNode, MoreNode, RunNode, RunsTreeNode } from "./runNode";

/** What the tree shows of a node besides the node's own place. */
export interface TreeState {
  readonly now: number;
  /** Ticked runs. */
  readonly picks: ReadonlySet<string>;
  /** Runs that are marked in a Compare panel. */
  readonly brushed: ReadonlySet<string>;
  /** What a run has the best value of in its experiment; null: nothing. */
  readonly bestOf: (runId: string) => BestValue | null;
  /** Whether runs stand below their parents. */
  readonly isNested: boolean;
  /** Whether experiments are open when they are first seen. */
  readonly isOpen: (node: ExperimentNode) => boolean;
}

/** The editor's item of a node. Tooltips of experiments and runs are added when they are asked for. */
export function runTreeItem(node: RunsTreeNode, state: TreeState): vscode.TreeItem {
  switch (node.kind) {
    case "experiment":
      return experimentItem(node, state);
    case "group":
      return groupItem(node, state);
    case "run":
      return runItem(node, state);
    case "more":
      return moreItem(node);
  }
}

function experimentItem(node: ExperimentNode, state: TreeState): vscode.TreeItem {
  const { label, description, icon, accessibleText } = experimentListItem(node.row, node.place, translate, node.groups);
  const isOpen = state.isOpen(node);
  const collapsible = isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  const item = base(label, description, icon, accessibleText, collapsible);
  item.id = `experiment:${node.row.id}`;
  item.contextValue = "experiment";
  return item;
}

function groupItem({ group, metric, parent }: GroupNode, { brushed }: TreeState): vscode.TreeItem {
  const { label, description, icon, accessibleText, tooltip } = groupListItem(group, metric, translate);
  const item = base(label, description, icon, accessibleText, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `group:${parent.row.id}:${group.runIds.at(-1) ?? ""}`;
  item.contextValue = "group";
  item.tooltip = plainMarkdown(tooltip);
  const count = group.runIds.filter((runId) => brushed.has(runId)).length;
  if (count > 0) bringOut(item, label, `${accessibleText}, ${vscode.l10n.t("{0} marked in Compare", count)}`);
  return item;
}

/** Shows a label as the editor shows what a search has found, and says why to screen readers. */
function bringOut(item: vscode.TreeItem, label: string, spoken: string): void {
  item.label = { label, highlights: [[0, label.length]] };
  item.accessibilityInformation = { label: spoken };
}

function runItem(node: RunNode, state: TreeState): vscode.TreeItem {
  const { label, description, icon, accessibleText } = runListItem(
    node.row,
    state.now,
    translate,
    state.bestOf(node.row.runId),
  );
  const isParent = state.isNested && node.row.childCount > 0;
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = base(label, description, icon, accessibleText, isParent ? Collapsed : None);
  item.id = `run:${node.row.runId}`;
  if (state.brushed.has(node.row.runId))
    bringOut(item, label, `${accessibleText}, ${vscode.l10n.t("marked in Compare")}`);
  item.contextValue = runContext(node);
  const args = [node.row.runId, "glance"];
  item.command = { command: "runback.openRunPage", title: vscode.l10n.t("Open Run Page"), arguments: args };
  const badge = badgeUri(node.row);
  if (badge !== undefined) item.resourceUri = badge;
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  const isPicked = state.picks.has(node.row.runId);
  item.checkboxState = {
    state: isPicked ? Checked : Unchecked,
    tooltip: vscode.l10n.t("Pick to compare"),
    accessibilityInformation: { label: vscode.l10n.t("Pick {0}", label), role: "checkbox" },
  };
  return item;
}

/** Words that the menus' when clauses look for in `viewItem`. */
function runContext({ row }: RunNode): string {
  const words = ["run", runLook(row)];
  const isOwnProcess = row.status === "RUNNING" && row.pid !== null && row.host === hostname(); // the name is a system call
  if (isOwnProcess) words.push("stoppable");
  if (row.problemCount > 0) words.push("problems");
  if (row.evidence !== "none") words.push("source");
  if (row.isStarred) words.push("starred");
  if (row.isArchived) words.push("archived");
  if (row.isHidden) words.push("hidden");
  if (row.isBaseline) words.push("baseline");
  return words.join(" ");
}

function moreItem({ parent, shownCount, total }: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t("Load More…"), vscode.TreeItemCollapsibleState.None);
  const key = keyOf(parent);
  item.id = `more:${key}:${shownCount}`;
  item.description = vscode.l10n.t("{0} of {1} shown", shownCount, total);
  item.iconPath = new vscode.ThemeIcon("ellipsis");
  item.command = { command: "runback.loadMore", title: vscode.l10n.t("Load More…"), arguments: [parent] };
  return item;
}

function keyOf(node: MoreNode["parent"]): string {
  if (node.kind === "group") return node.group.runIds.at(-1) ?? "";
  return node.kind === "run" ? node.row.runId : node.row.id;
}

function base(
  label: string,
  description: string,
  icon: Icon,
  accessibleText: string,
  collapsible: vscode.TreeItemCollapsibleState,
): vscode.TreeItem {
  const item = new vscode.TreeItem(label, collapsible);
  item.description = description;
  item.iconPath = themeIcon(icon);
  item.accessibilityInformation = { label: accessibleText };
  return item;
}
