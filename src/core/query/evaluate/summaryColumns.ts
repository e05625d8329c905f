import type { MetricSummary } from "../../model/metricSummary";
import { NumberColumn } from "./numberColumn";
import type { MetricSummaryName } from "../parse/queryField";

/** Columns that are kept besides the pinned ones; more are forgotten, oldest use first. */
const kept = 64;

/** A summary that one run tells by itself, and of which metric. */
export interface OwnSummary {
  readonly key: string;
  readonly summary: Exclude<MetricSummaryName, "delta">;
}

/** The value that a summary of a metric's points gives a run; NaN when it has none. */
export type SummaryOf = (name: OwnSummary["summary"], metric: string, summary: MetricSummary) => number;

/** Columns of metric summaries but `last`: computed when first asked for, and from then on with every run. */
export class SummaryColumns {
  readonly #columns = new Map<string, OwnSummary & { readonly column: NumberColumn }>();
  readonly #pinned = new Set<string>();

  /** @param summaryOf the number that a summary name means, `best` by the metric's direction */
  constructor(private readonly summaryOf: SummaryOf) {}

  /** @param rows the rows that have the metric, with the summaries of their runs: read when the column is new */
  column(of: OwnSummary, rows: () => Iterable<readonly [row: number, metrics: RunMetrics]>): NumberColumn {
    const name = nameOf(of);
    let known = this.#columns.get(name);
    if (!known) {
      known = { ...of, column: new NumberColumn() };
      for (const [row, metrics] of rows()) this.#set(known, row, metrics);
    }
    this.#columns.delete(name);
    this.#columns.set(name, known);
    const others = [...this.#columns.keys()].filter((one) => !this.#pinned.has(one));
    if (others.length > kept && others[0] !== undefined) this.#columns.delete(others[0]);
    return known.column;
  }

  /** Keeps a column from now on, whatever else is asked for. @returns whether it was not kept so far */
  pin(of: OwnSummary): boolean {
    const isNew = !this.#pinned.has(nameOf(of));
    this.#pinned.add(nameOf(of));
    return isNew;
  }

  /** What is best is another value: its columns are computed again when they are asked for. */
  forgetBest(): void {
    for (const [name, { summary }] of this.#columns) if (summary === "best") this.#columns.delete(name);
  }

  /** A run is there, or is another one than before. */
  set(row: number, metrics: RunMetrics): void {
    for (const one of this.#columns.values()) this.#set(one, row, metrics);
  }

  *all(): IterableIterator<NumberColumn> {
    for (const { column } of this.#columns.values()) yield column;
  }

  #set({ column, key, summary }: OwnSummary & { column: NumberColumn }, row: number, metrics: RunMetrics): void {
    const found = Object.hasOwn(metrics, key) ? metrics[key] : undefined;
    column.set(row, found ? this.summaryOf(summary, key, found) : null);
  }
}

type RunMetrics = Readonly<Record<string, MetricSummary>>;

function nameOf({ key, summary }: OwnSummary): string {
  return `${summary}:${key}`;
}
