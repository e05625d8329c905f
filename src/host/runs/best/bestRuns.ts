import * as vscode from "vscode";
import type { BestRun } from "../../../protocol/bestRunsQuery";
import type { IndexApi } from "../../../protocol/indexApi";
import type { BestMetrics } from "./bestMetrics";

/** The best run of each experiment, as it was when it was last read. */
export class BestRuns implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Other runs are the best, or by other values. */
  readonly onDidChange = this.#changed.event;
  #runs: readonly BestRun[] = [];

  constructor(
    private readonly open: () => Promise<Pick<IndexApi, "bestRuns">>,
    private readonly metrics: Pick<BestMetrics, "all">,
  ) {}

  /** What a run is the best of; null: of nothing. */
  of(runId: string): BestRun | null {
    return this.#runs.find((best) => best.runId === runId) ?? null;
  }

  /** By what the best run of an experiment is found, and which it is; null: by nothing. */
  ofExperiment(experimentId: string): BestRun | null {
    return this.#runs.find((best) => best.experimentId === experimentId) ?? null;
  }

  async refresh(): Promise<void> {
    const api = await this.open();
    const runs = await api.bestRuns({ metrics: this.metrics.all });
    const isSame = JSON.stringify(runs) === JSON.stringify(this.#runs);
    this.#runs = runs;
    if (!isSame) this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
