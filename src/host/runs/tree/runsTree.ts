import { setTimeout as wait } from "node:timers/promises";
import * as vscode from "vscode";
import { experimentTooltip } from "../../../core/view/runs/experimentTooltip";
import { runTooltip } from "../../../core/view/runs/runTooltip";
import { plainMarkdown } from "../../base/messages/plainMarkdown";
import { translate } from "../../base/translate";
import type { IndexService } from "../../indexing/indexService";
import type { BestRuns } from "../best/bestRuns";
import type { DirectionChoices } from "../directionChoices";
import type { ExperimentNode, ParentNode, RunsTreeNode } from "./runNode";
import { runTreeItem, type TreeState } from "./runTreeItem";
import type { RunsModel } from "./runsModel";

/** More open experiments than these would bury the newest runs. */
const openExperiments = 5;

/** The editor asks for the runs of a parent again when that is redrawn: more than these hold up the extension host. */
const manyRuns = 50;
/** What is told within so many ms the editor takes as one, and asks for all of it at once. */
const gathered = 250;

/** Runs that the user has singled out, as they are when an item is drawn. */
interface SingledOut {
  readonly picks: { readonly ids: ReadonlySet<string> };
  readonly brushed: { readonly ids: ReadonlySet<string> };
}

/** The tree of the view Runs: hands the model's nodes to the editor. */
export class RunsTree implements vscode.TreeDataProvider<RunsTreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<RunsTreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #openIds: ReadonlySet<string> = new Set();

  constructor(
    private readonly model: RunsModel,
    private readonly index: IndexService,
    private readonly singledOut: SingledOut,
    private readonly best: Pick<BestRuns, "of">,
    private readonly directions: Pick<DirectionChoices, "all">,
  ) {}

  async getChildren(node?: RunsTreeNode): Promise<RunsTreeNode[]> {
    if (node?.kind === "more" || !this.index.isStarted) return [];
    if (node?.kind === "experiment") return this.#experimentChildren(node);
    if (node !== undefined) return [...(await this.model.children(node))];
    const roots = await this.model.roots();
    const live = roots.filter(({ row }) => row.liveCount > 0);
    this.#openIds = new Set([...live, ...roots].slice(0, openExperiments).map(({ row }) => row.id));
    return [...roots];
  }

  getTreeItem(node: RunsTreeNode): vscode.TreeItem {
    const item = runTreeItem(node, this.#state());
    if (node.kind !== "more") node.shown = lookOf(item);
    return item;
  }

  getParent(node: RunsTreeNode): RunsTreeNode | undefined {
    return node.kind === "experiment" ? undefined : node.parent;
  }

  /** Called by the editor when the pointer rests on an item, so that details are read for that one only. */
  async resolveTreeItem(item: vscode.TreeItem, node: RunsTreeNode): Promise<vscode.TreeItem> {
    if (node.kind !== "run" && node.kind !== "experiment") return item;
    const api = await this.index.open();
    if (node.kind === "experiment") {
      const facts = await api.experimentFacts(node.row.id);
      item.tooltip = plainMarkdown(experimentTooltip(node.row, facts, translate));
      return item;
    }
    const [detail, baseline] = await Promise.all([api.run(node.row.runId), api.baseline(node.row.runId)]);
    const comparison = { baseline, directions: this.directions.all };
    if (detail !== null) item.tooltip = plainMarkdown(runTooltip(detail, Date.now(), translate, comparison));
    return item;
  }

  /**
   * Reads again what is shown and redraws what looks different, one parent of many runs after the other.
   * @param isLoading logs are being read: as little as may be is drawn again
   */
  async refresh(runIds: ReadonlySet<string> | null, isLoading: boolean): Promise<void> {
    const state = this.#state();
    const redraw = await this.model.refresh(runIds, (node) => lookOf(runTreeItem(node, state)), isLoading);
    if (redraw === "all") return this.redraw();
    const large = redraw.filter(isLarge);
    const others = redraw.filter((node) => !isLarge(node));
    if (others.length > 0) this.#changed.fire(others);
    for (const [index, node] of large.entries()) {
      if (index > 0 || others.length > 0) await wait(gathered);
      this.#changed.fire([node]);
    }
  }

  /** Draws these nodes again, or everything. */
  redraw(nodes?: ParentNode[]): void {
    this.#changed.fire(nodes);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** How many groups of an experiment a filter leaves out is known only once they are read: its line says so then. */
  async #experimentChildren(node: ExperimentNode): Promise<RunsTreeNode[]> {
    const before = node.groups;
    const children = await this.model.children(node);
    const { groups, shown } = node;
    const isSame = before?.shown === groups?.shown && before?.total === groups?.total;
    if (!isSame && shown !== null) this.redraw([node]);
    return [...children];
  }

  #state(): TreeState {
    const isOpen = ({ row }: ExperimentNode): boolean => this.#openIds.has(row.id);
    const bestOf = (runId: string) => this.best.of(runId);
    const { picks, brushed } = this.singledOut;
    const { isNested } = this.model;
    return { now: Date.now(), picks: picks.ids, brushed: brushed.ids, bestOf, isNested, isOpen };
  }
}

function isLarge(node: RunsTreeNode): boolean {
  return node.kind !== "more" && (node.loaded?.nodes.length ?? 0) > manyRuns;
}

/** Everything that can be seen of an item, as one text. */
function lookOf(item: vscode.TreeItem): string {
  const { label, description, iconPath, collapsibleState, contextValue, checkboxState, resourceUri } = item;
  const badge = resourceUri?.query;
  return JSON.stringify([label, description, iconPath, collapsibleState, contextValue, checkboxState, badge]);
}
