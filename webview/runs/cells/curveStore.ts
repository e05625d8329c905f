import type { RunsPageApi } from "../../../src/protocol/pages/runsPageApi";
import { Signal } from "../../shared/signal";

/** Curves that one question asks for at most; the host refuses more. */
const maxCurves = 2000;
/** Curves that are kept; more are forgotten all at once. */
const maxKept = 20_000;

/** Small curves of the runs that can be seen, asked for when they are. */
export class CurveStore {
  readonly onDidLoad = new Signal<void>();
  readonly #curves = new Map<string, Map<string, readonly number[]>>();
  /** Runs whose curves are here and outdated. */
  readonly #stale = new Set<string>();
  #isAsking = false;

  constructor(private readonly host: Pick<RunsPageApi, "sparklines">) {}

  /** Null while it is not here; empty where the run lacks the metric. */
  get(runId: string, metric: string): readonly number[] | null {
    return this.#curves.get(runId)?.get(metric) ?? null;
  }

  /** These runs changed; null: any. Their curves stay until newer ones are here. */
  changed(runIds: readonly string[] | null): void {
    for (const runId of runIds ?? this.#curves.keys()) this.#stale.add(runId);
  }

  /** Asks for the curves that are missing, one question at a time. */
  async want(runIds: readonly string[], metrics: readonly string[]): Promise<void> {
    if (this.#isAsking || metrics.length === 0) return;
    const most = Math.floor(maxCurves / metrics.length);
    const isDue = (runId: string) =>
      this.#stale.has(runId) || metrics.some((metric) => this.get(runId, metric) === null);
    const missing = runIds.filter(isDue).slice(0, most);
    if (missing.length === 0) return;
    this.#isAsking = true;
    for (const runId of missing) this.#stale.delete(runId);
    try {
      const { lengths, values } = await this.host.sparklines({ runIds: missing, metrics });
      if (this.#curves.size > maxKept) this.#curves.clear();
      let at = 0;
      missing.forEach((runId, i) => {
        const known = this.#curves.get(runId) ?? new Map<string, readonly number[]>();
        metrics.forEach((metric, j) => {
          const length = lengths[i * metrics.length + j] ?? 0;
          known.set(metric, [...values.subarray(at, at + length)]);
          at += length;
        });
        this.#curves.set(runId, known);
      });
    } finally {
      this.#isAsking = false;
    }
    this.onDidLoad.fire();
  }
}
