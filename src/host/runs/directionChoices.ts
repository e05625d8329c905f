import * as vscode from "vscode";
import type { MetricDirections } from "../../core/compare/runs/metricDirections";
import type { MetricDirection } from "../../core/view/metricDirection";
import { StoredValue } from "../base/storedValue";

/** So many are kept; the oldest go first. */
const limit = 500;

/** What the user said of which way metrics get better, kept with the workspace. */
export class DirectionChoices implements vscode.Disposable {
  readonly #stored: StoredValue<MetricDirections>;
  readonly #changed = new vscode.EventEmitter<void>();
  /** The user said something else of a metric: whatever shows what is best is out of date. */
  readonly onDidChange = this.#changed.event;

  constructor(store: vscode.Memento) {
    this.#stored = new StoredValue<MetricDirections>(store, "runback.metricDirections", {}, isDirections);
  }

  get all(): MetricDirections {
    return this.#stored.get();
  }

  /** @param direction null: what the name suggests */
  async set(metric: string, direction: MetricDirection | "none" | null): Promise<void> {
    const others = Object.entries(this.all).filter(([name]) => name !== metric);
    const own = direction === null ? [] : [[metric, direction] as const];
    await this.#stored.set(Object.fromEntries([...others, ...own].slice(-limit)));
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function isDirections(value: unknown): value is MetricDirections {
  return typeof value === "object" && value !== null && Object.values(value).every(isDirection);
}

function isDirection(value: unknown): boolean {
  return value === "lower" || value === "higher" || value === "none";
}
