import type { Memento } from "vscode";
import type { MetricDirections } from "../../core/compare/runs/metricDirections";
import type { MetricDirection } from "../../core/view/metricDirection";
import { StoredValue } from "../base/storedValue";

/** So many are kept; the oldest go first. */
const limit = 500;

/** What the user said of which way metrics get better, kept with the workspace. */
export class DirectionChoices {
  readonly #stored: StoredValue<MetricDirections>;

  constructor(store: Memento) {
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
  }
}

function isDirections(value: unknown): value is MetricDirections {
  return typeof value === "object" && value !== null && Object.values(value).every(isDirection);
}

function isDirection(value: unknown): boolean {
  return value === "lower" || value === "higher" || value === "none";
}
