import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { Throttle } from "../base/throttle";
import { viewIds } from "../catalogue/viewId";
import type { IndexService } from "../indexing/indexService";
import type { CurrentRun } from "../runs/pick/currentRun";
import type { DirectionChoices } from "../runs/directionChoices";
import type { DetailLine, DetailTree } from "./detailTree";

/** Numbers that change faster cannot be read. */
const redrawInterval = 1000;

/** The view Run: shows the current run, and follows it while it trains. */
export class RunView implements vscode.Disposable {
  readonly view: vscode.TreeView<DetailLine>;
  readonly #owned: vscode.Disposable[];
  readonly #redraw: Throttle;

  constructor(
    private readonly index: IndexService,
    private readonly current: CurrentRun,
    private readonly tree: DetailTree,
    private readonly directions: Pick<DirectionChoices, "all" | "onDidChange">,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.view = vscode.window.createTreeView(viewIds.run, { treeDataProvider: tree, showCollapseAll: true });
    this.#redraw = new Throttle(redrawInterval, () => this.refresh());
    this.#owned = [
      this.view,
      this.#redraw,
      current.onDidChange(() => void this.refresh()),
      this.view.onDidChangeVisibility(({ visible }) => visible && this.#redraw.ask()),
      index.onDidChange((runIds) => this.#note(runIds)),
      directions.onDidChange(() => this.#note(null)),
    ];
  }

  /** Reads the current run again and shows it. Never rejects. */
  async refresh(): Promise<void> {
    const { runId } = this.current;
    try {
      const api = await this.index.open();
      const [detail, baseline] =
        runId === null ? [null, null] : await Promise.all([api.run(runId), api.baseline(runId)]);
      if (runId !== this.current.runId) return;
      this.view.description = detail?.row.runName ?? "";
      this.view.message = runId !== null && detail === null ? vscode.l10n.t("This run no longer exists.") : "";
      this.tree.show(detail, { baseline, directions: this.directions.all });
    } catch (error) {
      this.log.warn(`The view Run could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** The current run as the index knows it now. */
  async detail(): Promise<RunDetail | null> {
    const { runId } = this.current;
    return runId === null ? null : (await this.index.open()).run(runId);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#owned).dispose();
  }

  #note(runIds: readonly string[] | null): void {
    const { runId } = this.current;
    if (runId === null || !this.view.visible) return;
    if (runIds === null || runIds.includes(runId)) this.#redraw.ask();
  }
}
