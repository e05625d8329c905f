import type { Memento } from "vscode";
import { StoredValue } from "../../base/storedValue";

/** So many are kept; the oldest go first. */
const limit = 500;

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === "object" && value !== null && Object.values(value).every((one) => typeof one === "string");

/** By which metric the user wants the best run of an experiment, where not by the usual one; kept with the workspace. */
export class BestMetrics {
  readonly #stored: StoredValue<Readonly<Record<string, string>>>;

  constructor(store: Memento) {
    this.#stored = new StoredValue(store, "runback.bestMetrics", {}, isTexts);
  }

  /** By ids of experiments. */
  get all(): Readonly<Record<string, string>> {
    return this.#stored.get();
  }

  /** @param metric null: the usual one */
  async set(experimentId: string, metric: string | null): Promise<void> {
    const others = Object.entries(this.all).filter(([id]) => id !== experimentId);
    const own = metric === null ? [] : [[experimentId, metric] as const];
    await this.#stored.set(Object.fromEntries([...others, ...own].slice(-limit)));
  }
}
