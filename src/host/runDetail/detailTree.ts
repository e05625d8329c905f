import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { noComparison, type Comparison } from "../../core/view/baselineText";
import type { DetailNode } from "../../core/view/detail/detailNode";
import { runDetailNodes } from "../../core/view/detail/runDetailNodes";
import type { SourceReach } from "../../core/view/source/sourceReach";
import { themeIcon } from "../base/themeIcon";
import { translate } from "../base/translate";

/** Lines shown of one heading at first, and added by each "Load More": a run can have 10,000 metrics. */
const pageSize = 500;

/** A line that stands for those of a heading that are not shown yet. */
interface MoreLine {
  readonly moreOf: DetailNode;
}

export type DetailLine = DetailNode | MoreLine;

/** The tree of the view Run. */
export class DetailTree implements vscode.TreeDataProvider<DetailLine>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<DetailLine | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #nodes: readonly DetailNode[] = [];
  #shown = "";
  #detail: RunDetail | null = null;
  #comparison = noComparison;
  /** Whether the code of a run can be reached; it is told after the run is shown. */
  #reach: { readonly runId: string; readonly reach: SourceReach } | null = null;
  readonly #limits = new Map<string, number>();

  /** Shows a run as it is now; null empties the view. Draws only what is another than before. */
  show(detail: RunDetail | null, comparison: Comparison = noComparison): void {
    if (detail?.row.runId !== this.#detail?.row.runId) this.#limits.clear();
    this.#detail = detail;
    this.#comparison = comparison;
    this.#draw();
  }

  /** Adds whether the code of a run can be reached, as long as that run is shown. */
  tellReach(runId: string, reach: SourceReach): void {
    this.#reach = { runId, reach };
    this.#draw();
  }

  #draw(): void {
    const detail = this.#detail;
    const runId = detail?.row.runId ?? null;
    const reach = this.#reach?.runId === runId ? this.#reach?.reach : null;
    this.#nodes = detail === null ? [] : runDetailNodes(detail, Date.now(), translate, reach ?? null, this.#comparison);
    const shown = JSON.stringify([runId, this.#nodes]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#changed.fire(undefined);
  }

  /** Shows more lines of a heading. */
  showMore(key: string): void {
    this.#limits.set(key, this.#limit(key) + pageSize);
    this.#changed.fire(undefined);
  }

  getChildren(line?: DetailLine): DetailLine[] {
    if (line === undefined) return [...this.#nodes];
    if ("moreOf" in line) return [];
    const limit = this.#limit(line.key);
    const rest: DetailLine[] = line.children.length > limit ? [{ moreOf: line }] : [];
    return [...line.children.slice(0, limit), ...rest];
  }

  getTreeItem(line: DetailLine): vscode.TreeItem {
    return "moreOf" in line ? this.#moreItem(line.moreOf) : this.#item(line);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #item(node: DetailNode): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const collapsible = node.children.length === 0 ? None : node.isExpanded ? Expanded : Collapsed;
    const item = new vscode.TreeItem(node.label, collapsible);
    // Of another run the same heading may be closed, so what is unfolded is kept for all runs alike.
    item.id = node.key;
    item.description = node.description;
    item.tooltip = node.tooltip ?? `${node.label} ${node.description}`.trim();
    item.contextValue = node.copyText === null ? "line" : "line copyable";
    const spoken = node.description === "" ? node.label : `${node.label}: ${node.description}`;
    item.accessibilityInformation = { label: spoken.replace(/[▁▂▃▄▅▆▇█]+/g, "").trim() };
    if (node.icon !== null) item.iconPath = themeIcon(node.icon);
    if (node.act !== null)
      item.command = { command: "runback.openDetail", title: vscode.l10n.t("Open"), arguments: [node.act] };
    return item;
  }

  #moreItem(parent: DetailNode): vscode.TreeItem {
    const item = new vscode.TreeItem(vscode.l10n.t("Load More…"));
    const limit = this.#limit(parent.key);
    item.id = `${parent.key}//load-more-${limit}`;
    item.description = vscode.l10n.t("{0} of {1} shown", limit, parent.children.length);
    item.iconPath = new vscode.ThemeIcon("ellipsis");
    item.command = { command: "runback.loadMore", title: vscode.l10n.t("Load More…"), arguments: [parent.key] };
    return item;
  }

  #limit(key: string): number {
    return this.#limits.get(key) ?? pageSize;
  }
}
