import type { CurvesAnswer, CurvesQuery } from "../../../../../src/core/curves/curvesQuery";

/** So many questions are under way at once: the answers of visible charts come one after the other, not all at last. */
const atOnce = 2;

interface Waiting {
  readonly query: CurvesQuery;
  readonly settle: (answer: CurvesAnswer | null) => void;
  readonly fail: (error: unknown) => void;
}

/** Asks for curves, few at a time, and for each chart only what it wants last. */
export class ChartFeed {
  readonly #waiting = new Map<object, Waiting>();
  #running = 0;

  constructor(private readonly ask: (query: CurvesQuery) => Promise<CurvesAnswer>) {}

  /**
   * Asks for a chart.
   * @param chart a later question of the same chart takes the place of this one
   * @returns null when this question was replaced or withdrawn before it was asked
   */
  curves(chart: object, query: CurvesQuery): Promise<CurvesAnswer | null> {
    this.withdraw(chart);
    return new Promise((settle, fail) => {
      this.#waiting.set(chart, { query, settle, fail });
      this.#next();
    });
  }

  /** Takes back a question that was not asked yet: the chart was scrolled away. */
  withdraw(chart: object): void {
    this.#waiting.get(chart)?.settle(null);
    this.#waiting.delete(chart);
  }

  #next(): void {
    for (const [chart, { query, settle, fail }] of this.#waiting) {
      if (this.#running >= atOnce) return;
      this.#waiting.delete(chart);
      this.#running++;
      // The next question goes before the answer is drawn, which takes as long as a way to the host and back.
      this.ask(query)
        .finally(() => {
          this.#running--;
          this.#next();
        })
        .then(settle, fail);
    }
  }
}
