import type { MetricReading } from "../../../src/core/compare/card/metricChanges";
import { metricStatistics, type MetricStatistic } from "../../../src/core/compare/runs/metricStatistic";
import { keyMetric } from "../../../src/core/runs/keyMetric";
import type { MetricDirection } from "../../../src/core/view/metricDirection";
import type { ComparisonAnswer } from "../../../src/protocol/pages/differencesApi";
import { Refresher } from "../../shared/refresher";
import { Signal } from "../../shared/signal";
import type { CompareContext } from "../compareContext";

/** Milliseconds: numbers that change faster cannot be read. */
const interval = 1000;
const statisticPreference = "statistic";

/** The runs side by side, asked for once for all parts of the page that are about differences, and how they are read. */
export class ComparisonFeed {
  /** There is another answer, or it is to be read another way. */
  readonly onDidChange = new Signal<void>();
  /** The host could not answer. */
  readonly onDidFail = new Signal<string>();
  #answer: ComparisonAnswer | null = null;
  #statistic: MetricStatistic;
  #baselineId: string | null;
  readonly #refresher: Refresher;

  constructor(private readonly context: CompareContext) {
    const { preferences, runs, state } = context;
    this.#statistic = metricStatistics.find((one) => one === preferences[statisticPreference]) ?? "last";
    this.#baselineId = state.baselineId;
    this.#refresher = new Refresher(interval, () => this.#load());
    runs.onDidChange.listen((runIds) => {
      const isOurs = runIds === null || runIds.some((runId) => state.runIds.includes(runId));
      if (isOurs && this.#answer !== null) this.#refresher.ask();
    });
  }

  get answer(): ComparisonAnswer | null {
    return this.#answer;
  }

  get statistic(): MetricStatistic {
    return this.#statistic;
  }

  /** Place of the baseline among the runs. */
  get baseline(): number {
    const at = this.#answer?.comparison.runs.findIndex(({ runId }) => runId === this.#baselineId) ?? 0;
    return Math.max(0, at);
  }

  /** How metrics are read now. */
  get reading(): MetricReading {
    const { comparison, directions = {} } = this.#answer ?? {};
    const key = keyMetric(comparison?.metrics.names ?? []);
    return { statistic: this.#statistic, directions, baseline: this.baseline, keyMetric: key };
  }

  /** Asks the host, the first time that anybody wants to see it. */
  start(): void {
    if (this.#answer === null) this.#refresher.ask();
  }

  setStatistic(statistic: MetricStatistic): void {
    this.#statistic = statistic;
    this.#keep(this.context.host.setPreference(statisticPreference, statistic));
    this.onDidChange.fire();
  }

  setBaseline(runId: string): void {
    this.#baselineId = runId;
    this.context.keep({ baselineId: runId });
    this.#keep(this.context.host.setBaseline(runId));
    this.onDidChange.fire();
  }

  setDirection(metric: string, direction: MetricDirection | "none" | null): void {
    this.#keep(this.context.host.setDirection(metric, direction).then(() => this.#load()));
  }

  #keep(kept: Promise<void>): void {
    kept.catch((error: unknown) => this.#fail(error));
  }

  #fail(error: unknown): void {
    this.onDidFail.fire(error instanceof Error ? error.message : String(error));
  }

  async #load(): Promise<void> {
    try {
      const before = this.#baselineId;
      const answer = await this.context.host.comparison();
      this.#answer = answer;
      // Unless another was chosen here in the meantime.
      if (this.#baselineId === before) this.#baselineId = answer.baselineId;
      this.context.keep({ baselineId: this.#baselineId });
      this.onDidChange.fire();
    } catch (error) {
      this.#fail(error);
    }
  }
}
