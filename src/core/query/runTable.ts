import type { MetricSummary } from "../model/metricSummary";
import { fixedValues } from "./fixedValues";
import { NumberColumn } from "./numberColumn";
import { paramQueryText } from "./paramQueryText";
import type { QueryColumns } from "./queryColumns";
import type { MetricSummaryName, QueryField } from "./queryField";
import type { QueryRun } from "./queryRun";
import { TextColumn } from "./textColumn";
import { TextPool } from "./textPool";

/** Computed number columns (of metric summaries but `last`) that are kept; more are forgotten, oldest use first. */
const keptSummaryColumns = 64;

export type SummaryOf = (name: MetricSummaryName, metric: string, summary: MetricSummary) => number;

/**
 * All runs as typed columns, one a field: what queries run over. Rows are numbers from 0 without gaps; a row's number
 * changes when another run is removed.
 */
export class RunTable implements QueryColumns {
  readonly texts = new TextPool();
  readonly #rows = new Map<string, number>();
  readonly #runIds: string[] = [];
  readonly #textColumns = new Map<string, TextColumn>();
  readonly #numberColumns = new Map<string, NumberColumn>();
  readonly #summaryColumns = new Map<string, { column: NumberColumn; field: QueryField }>();

  /**
   * @param metricsOf summaries of one run, for columns that are computed when first asked for
   * @param summaryOf the number that a summary name means, `best` by the metric's direction
   */
  constructor(
    private readonly metricsOf: (runId: string) => Readonly<Record<string, MetricSummary>> | null,
    private readonly summaryOf: SummaryOf,
  ) {}

  get size(): number {
    return this.#runIds.length;
  }

  runId(row: number): string {
    return this.#runIds[row] ?? "";
  }

  /** The row of a run, or -1. */
  rowOf(runId: string): number {
    return this.#rows.get(runId) ?? -1;
  }

  /** Adds a run, or brings its row up to date. */
  upsert(run: QueryRun): void {
    const { runId } = run.row;
    const row = this.#rows.get(runId) ?? this.#runIds.push(runId) - 1;
    this.#rows.set(runId, row);
    for (const [name, value] of Object.entries(fixedValues(run))) {
      if (typeof value === "string" || value === null) this.#setText(name, row, value);
      if (typeof value !== "string") this.#setNumber(name, row, value === null ? null : Number(value));
    }
    this.#setAll("params", row, run.params, paramQueryText);
    this.#setAll("tags", row, run.tags, (tag) => tag);
    for (const [name, column] of this.#numberColumns)
      if (name.startsWith("metrics.") && !Object.hasOwn(run.metrics, name.slice(8))) column.set(row, null);
    for (const [metric, summary] of Object.entries(run.metrics))
      this.#setNumber(`metrics.${metric}`, row, summary.last);
    for (const { column, field } of this.#summaryColumns.values()) this.#setSummary(column, field, row, run.metrics);
  }

  /** Takes a run out; the last row moves into its place. */
  remove(runId: string): void {
    const row = this.#rows.get(runId);
    const lastId = this.#runIds.at(-1);
    if (row === undefined || lastId === undefined) return;
    const last = this.#runIds.length - 1;
    const numbers = [
      ...this.#numberColumns.values(),
      ...[...this.#summaryColumns.values()].map(({ column }) => column),
    ];
    for (const column of numbers) {
      column.set(row, column.has(last) ? column.get(last) : null);
      column.set(last, null);
    }
    for (const column of this.#textColumns.values()) {
      column.set(row, column.get(last));
      column.set(last, -1);
    }
    this.#runIds[row] = lastId;
    this.#rows.set(lastId, row);
    this.#runIds.pop();
    this.#rows.delete(runId);
  }

  textColumn(field: QueryField): TextColumn | null {
    return this.#textColumns.get(`${field.entity}.${field.key}`) ?? null;
  }

  numberColumn(field: QueryField): NumberColumn | null {
    const name = `${field.entity}.${field.key}`;
    const plain = this.#numberColumns.get(name) ?? null;
    if (field.entity !== "metrics" || field.summary === "last" || !plain) return plain;
    const summaryName = `${field.summary}:${field.key}`;
    const known = this.#summaryColumns.get(summaryName);
    const entry = known ?? { column: this.#computeSummary(field, plain), field };
    this.#summaryColumns.delete(summaryName);
    this.#summaryColumns.set(summaryName, entry);
    const [oldest] = this.#summaryColumns.keys();
    if (this.#summaryColumns.size > keptSummaryColumns && oldest !== undefined) this.#summaryColumns.delete(oldest);
    return entry.column;
  }

  wordColumns(): { readonly column: TextColumn; readonly tag: string | null }[] {
    const isSearched = (name: string) =>
      name.startsWith("params.") ||
      name.startsWith("tags.") ||
      name === "attributes.run_name" ||
      name === "attributes.note";
    return [...this.#textColumns]
      .filter(([name]) => isSearched(name))
      .map(([name, column]) => ({ column, tag: name.startsWith("tags.") ? name.slice("tags.".length) : null }));
  }

  /** Names of all metrics, params or tags that some run has had. */
  keys(entity: "metrics" | "params" | "tags"): string[] {
    const names = entity === "metrics" ? this.#numberColumns.keys() : this.#textColumns.keys();
    return [...names].filter((name) => name.startsWith(`${entity}.`)).map((name) => name.slice(entity.length + 1));
  }

  #computeSummary(field: QueryField, plain: NumberColumn): NumberColumn {
    const column = new NumberColumn();
    for (let row = 0; row < this.size; row++)
      if (plain.has(row)) this.#setSummary(column, field, row, this.metricsOf(this.runId(row)) ?? {});
    return column;
  }

  #setSummary(
    column: NumberColumn,
    { key, summary }: QueryField,
    row: number,
    metrics: Readonly<Record<string, MetricSummary>>,
  ): void {
    const found = Object.hasOwn(metrics, key) ? metrics[key] : undefined;
    column.set(row, found ? this.summaryOf(summary, key, found) : null);
  }

  /** Sets the row in every column of an entity, so that what the run no longer has is cleared. */
  #setAll<T>(entity: string, row: number, values: Readonly<Record<string, T>>, textOf: (value: T) => string): void {
    const prefix = `${entity}.`;
    for (const [name, column] of this.#textColumns)
      if (name.startsWith(prefix) && !Object.hasOwn(values, name.slice(prefix.length))) column.set(row, -1);
    for (const [key, value] of Object.entries(values)) this.#setText(prefix + key, row, textOf(value));
  }

  #setText(name: string, row: number, value: string | null): void {
    let column = this.#textColumns.get(name);
    if (!column && value === null) return;
    if (!column) this.#textColumns.set(name, (column = new TextColumn()));
    column.set(row, value === null ? -1 : this.texts.idOf(value));
  }

  #setNumber(name: string, row: number, value: number | null): void {
    let column = this.#numberColumns.get(name);
    if (!column && value === null) return;
    if (!column) this.#numberColumns.set(name, (column = new NumberColumn()));
    column.set(row, value);
  }
}
