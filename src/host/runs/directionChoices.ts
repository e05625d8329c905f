import * as vscode from "vscode";
import type { MetricDirections } from "../../core/compare/runs/metricDirections";
import type { MetricDirection } from "../../core/view/metricDirection";
import type { IndexService } from "../indexing/indexService";

/** What the user said of which way metrics get better, as the index last told; kept in the project. */
export class DirectionChoices implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** The user, or somebody in the project's files, said something else: whatever shows what is best is out of date. */
  readonly onDidChange = this.#changed.event;
  readonly #listening: vscode.Disposable;
  #all: MetricDirections = {};

  constructor(
    private readonly index: Pick<IndexService, "open" | "onDidChange" | "isStarted">,
    log: vscode.LogOutputChannel,
  ) {
    const failed = (error: unknown): void => log.warn(`Metric directions were not read: ${String(error)}`);
    // Where they change, anything may look different.
    this.#listening = index.onDidChange((runIds) => {
      if (runIds === null && index.isStarted) this.#read().catch(failed);
    });
  }

  get all(): MetricDirections {
    return this.#all;
  }

  /** @param direction null: what the name suggests */
  async set(metric: string, direction: MetricDirection | "none" | null): Promise<void> {
    await (await this.index.open()).setDirection(metric, direction);
    await this.#read();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }

  async #read(): Promise<void> {
    const all = await (await this.index.open()).directions();
    if (JSON.stringify(all) === JSON.stringify(this.#all)) return;
    this.#all = all;
    this.#changed.fire();
  }
}
