import * as vscode from "vscode";
import { showError } from "../../base/messages/showError";
import { Throttle } from "../../base/throttle";
import { withProgress } from "../../base/withProgress";
import { viewIds } from "../../catalogue/viewId";
import type { IndexService } from "../../indexing/indexService";
import type { BestRuns } from "../best/bestRuns";
import type { BrushedRuns } from "../pick/brushedRuns";
import type { CurrentRun } from "../pick/currentRun";
import type { RunsGrouping } from "../groups/runsGrouping";
import type { PickedRuns } from "../pick/pickedRuns";
import { revealPath } from "../revealPath";
import type { RunsTreeNode } from "./runNode";
import type { RunsFilter } from "../filter/runsFilter";
import type { RunsModel } from "./runsModel";
import type { RunsTree } from "./runsTree";
import { viewDescription } from "./viewDescription";
import { viewMessage } from "./viewMessage";

/** A new run is to be seen within a second, and a person reads no faster than this. */
const redrawInterval = 500;
/** Ages in the descriptions grow by themselves. */
const ageInterval = 30_000;

/** What the view Runs is made of. */
export interface RunsViewParts {
  readonly index: IndexService;
  readonly model: RunsModel;
  readonly tree: RunsTree;
  readonly filter: RunsFilter;
  readonly grouping: RunsGrouping;
  readonly picks: PickedRuns;
  readonly brushed: BrushedRuns;
  readonly best: BestRuns;
  readonly current: CurrentRun;
  readonly log: vscode.LogOutputChannel;
}

/** The view Runs: starts the index when it is first seen, and keeps the tree up to date while it is. */
export class RunsView implements vscode.Disposable {
  readonly view: vscode.TreeView<RunsTreeNode>;
  readonly #owned: vscode.Disposable[] = [];
  readonly #redraw: Throttle;
  #ages: NodeJS.Timeout | null = null;
  /** Runs that changed since the last redraw; null when anything may have. */
  #changed: Set<string> | null = new Set();
  /** When it was last drawn logs were being read: experiments may stand in another order, and not all runs be there. */
  #wasLoading = false;

  constructor(private readonly parts: RunsViewParts) {
    const { index, tree, filter, grouping, picks, brushed, best, model } = parts;
    this.view = vscode.window.createTreeView(viewIds.runs, {
      treeDataProvider: tree,
      canSelectMany: true,
      showCollapseAll: true,
      manageCheckboxStateManually: true,
    });
    this.#redraw = new Throttle(redrawInterval, () => this.#refresh());
    this.#owned.push(
      this.view,
      this.#redraw,
      this.view.onDidChangeVisibility(({ visible }) => this.#show(visible)),
      this.view.onDidChangeSelection(({ selection }) => this.#select(selection)),
      this.view.onDidChangeCheckboxState(({ items }) => this.#pick(items)),
      index.onDidChange((runIds) => this.#note(runIds)),
      index.onDidChangeState((state) => {
        this.#describe();
        if (state === "idle") void model.reset().then(() => tree.redraw());
        if (state === "ready" && this.#wasLoading) this.#note(null);
      }),
      filter.onDidChange((text) => {
        this.#describe();
        void model.setFilter(text).then(() => tree.redraw());
      }),
      grouping.onDidChange((now) => {
        this.#describe();
        void model.setGrouping(now).then(() => tree.redraw());
      }),
      ...[picks, brushed].map(({ onDidChange }) =>
        onDidChange(() => {
          this.#describe();
          this.#note([]);
        }),
      ),
      best.onDidChange(() => this.#note([])),
    );
    void model.setFilter(filter.text);
    void model.setGrouping(grouping.now);
    this.#describe();
    this.#show(this.view.visible);
  }

  /** Opens the tree at a run and selects it; does nothing when the filter or the paging hides it. */
  async reveal(runId: string): Promise<void> {
    const node = await revealPath(runId, this.parts.model, await this.parts.index.open());
    if (node !== null) await this.view.reveal(node, { select: true, focus: false, expand: false });
  }

  dispose(): void {
    if (this.#ages !== null) clearInterval(this.#ages);
    vscode.Disposable.from(...this.#owned.reverse()).dispose();
  }

  /** Asks for a redraw, for instance when the index was opened by somebody else. */
  invalidate(): void {
    this.#note(null);
  }

  #show(isVisible: boolean): void {
    if (this.#ages !== null) clearInterval(this.#ages);
    this.#ages = isVisible ? setInterval(() => this.#note(null), ageInterval) : null;
    if (!isVisible) return;
    const { index, tree, log } = this.parts;
    if (index.isStarted) return this.#redraw.ask();
    if (index.state === "loading") return;
    const opened = index.open().then(() => {
      tree.redraw();
      this.#note([]);
    });
    void withProgress({ location: { viewId: viewIds.runs } }, () =>
      opened.catch((error: unknown) => showError(error, log)),
    );
  }

  #select(selection: readonly RunsTreeNode[]): void {
    const node = selection.at(-1);
    if (node?.kind === "run") this.parts.current.show(node.row.runId);
  }

  #pick(items: readonly (readonly [RunsTreeNode, vscode.TreeItemCheckboxState])[]): void {
    const changes = items.flatMap(([node, state]) => {
      if (node.kind !== "run") return [];
      return [[node.row.runId, state === vscode.TreeItemCheckboxState.Checked] as const];
    });
    this.parts.picks.set(changes).catch((error: unknown) => showError(error, this.parts.log));
  }

  #note(runIds: readonly string[] | null): void {
    if (runIds === null) this.#changed = null;
    else for (const runId of runIds) this.#changed?.add(runId);
    if (this.view.visible) this.#redraw.ask();
  }

  async #refresh(): Promise<void> {
    const { best, index, tree, log } = this.parts;
    if (!index.isStarted) return;
    const changed = this.#changed;
    this.#changed = new Set();
    try {
      // While everything is read, the newest experiment is another one twice a second, and all of them grow.
      this.#wasLoading = index.state === "loading";
      await tree.refresh(changed, this.#wasLoading);
      await best.refresh();
    } catch (error) {
      this.#changed = null;
      log.warn(`The view Runs could not be read again: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #describe(): void {
    const { filter, grouping, picks, brushed, index } = this.parts;
    const counts = { picked: picks.ids.size, brushed: brushed.ids.size };
    this.view.description = viewDescription(filter.text, grouping.now, counts);
    this.view.message = viewMessage(index.state, index.status, index.failure);
  }
}
