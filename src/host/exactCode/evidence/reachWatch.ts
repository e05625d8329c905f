import * as vscode from "vscode";
import type { DetailTree } from "../../runDetail/detailTree";
import type { CurrentRun } from "../../runs/pick/currentRun";
import { sourceRequest } from "../../source/sourceRequest";
import type { CodeTools } from "../codeTools";
import { reachOf } from "./reachOf";

/** Milliseconds that a run must stay selected: going through the list by key asks git nothing. */
const rest = 400;

/** Tells the view Run whether the code of the current run can be reached in this clone. Nothing without trust. */
export class ReachWatch implements vscode.Disposable {
  readonly #listener: vscode.Disposable;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly tools: CodeTools,
    private readonly current: CurrentRun,
    private readonly tree: DetailTree,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#listener = vscode.Disposable.from(
      current.onDidChange(() => this.ask()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.ask()),
    );
  }

  /** Looks again soon, for instance after a fetch. */
  ask(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), rest);
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#listener.dispose();
  }

  async #look(): Promise<void> {
    const { runId } = this.current;
    if (runId === null || !vscode.workspace.isTrusted) return;
    try {
      const detail = await (await this.tools.index.open()).run(runId);
      if (detail === null || detail.sources.length === 0 || detail.row.evidence === "none") return;
      const result = await this.tools.git.locateSource(sourceRequest(detail));
      if (result.ok || result.reason !== "disposed") this.tree.tellReach(runId, reachOf(detail, result));
    } catch (error) {
      this.log.warn(`The code of ${runId} could not be looked for: ${String(error)}`);
    }
  }
}
