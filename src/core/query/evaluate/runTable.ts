import type { MetricSummary } from "../../model/metricSummary";
import type { ParamValue } from "../../model/paramValue";
import { BaselineColumns } from "./baselineColumns";
import { fixedValues } from "./fixedValues";
import { NumberColumn } from "./numberColumn";
import { paramQueryText } from "../paramQueryText";
import type { QueryColumns } from "./queryColumns";
import type { QueryField } from "../parse/queryField";
import type { QueryRun } from "./queryRun";
import { SummaryColumns, type OwnSummary, type SummaryOf } from "./summaryColumns";
import { TextColumn } from "./textColumn";
import { TextPool } from "../texts/textPool";

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
  readonly #summaries: SummaryColumns;
  readonly #baselines = new BaselineColumns();
  #numbering = 0;
  #room = 16;

  /**
   * @param metricsOf summaries of one run, for columns that are computed when first asked for
   * @param summaryOf the number that a summary name means, `best` by the metric's direction
   */
  constructor(
    private readonly metricsOf: (runId: string) => Readonly<Record<string, MetricSummary>> | null,
    summaryOf: SummaryOf,
  ) {
    this.#summaries = new SummaryColumns(summaryOf);
  }

  get size(): number {
    return this.#runIds.length;
  }

  /** Changes when a run gets a row, or when rows get other numbers. */
  get numbering(): number {
    return this.#numbering;
  }

  /** Many runs are about to be added: their columns need not grow step by step, which leaves gaps in the memory. */
  makeRoom(runs: number): void {
    this.#room = Math.max(this.#room, this.size + runs);
  }

  runId(row: number): string {
    return this.#runIds[row] ?? "";
  }

  /** The row of a run, or -1. */
  rowOf(runId: string): number {
    return this.#rows.get(runId) ?? -1;
  }

  /** Rows of some runs; -1 for those that the table does not have. */
  rowsOf(runIds: readonly string[]): Int32Array {
    return Int32Array.from(runIds, (runId) => this.rowOf(runId));
  }

  /** Adds a run, or brings its row up to date. */
  upsert(run: QueryRun): void {
    const { runId } = run.row;
    const row = this.#rows.get(runId) ?? this.#add(runId);
    this.#baselines.set(row, run.row);
    for (const [name, value] of Object.entries(fixedValues(run))) {
      if (typeof value === "string" || value === null)
        this.#setText(name, row, value === null ? -1 : this.texts.idOf(value));
      if (typeof value !== "string") this.#setNumber(name, row, value === null ? null : Number(value));
    }
    this.#setAll("params", row, run.params);
    this.#setAll("tags", row, run.tags);
    for (const [name, column] of this.#numberColumns)
      if (name.startsWith("metrics.") && !Object.hasOwn(run.metrics, name.slice(8))) column.set(row, null);
    for (const [metric, summary] of Object.entries(run.metrics))
      this.#setNumber(`metrics.${metric}`, row, summary.last);
    this.#summaries.set(row, run.metrics);
    // Lists ask for the best of the metrics that stand for runs all the time: made with the rows, it costs nothing.
    const key = run.row.keyMetric?.name;
    if (key !== undefined && this.#summaries.pin({ key, summary: "best" })) this.#summary({ key, summary: "best" });
  }

  /** Takes a run out; the last row moves into its place. */
  remove(runId: string): void {
    const row = this.#rows.get(runId);
    const lastId = this.#runIds.at(-1);
    if (row === undefined || lastId === undefined) return;
    const last = this.#runIds.length - 1;
    for (const column of [...this.#numberColumns.values(), ...this.#summaries.all()]) {
      column.set(row, column.has(last) ? column.get(last) : null);
      column.set(last, null);
    }
    for (const column of this.#textColumns.values()) {
      column.set(row, column.get(last));
      column.set(last, -1);
    }
    this.#baselines.remove(row, last);
    this.#runIds[row] = lastId;
    this.#rows.set(lastId, row);
    this.#runIds.pop();
    this.#rows.delete(runId);
    this.#numbering++;
  }

  /** Metrics get better another way than before. */
  forgetBest(): void {
    this.#summaries.forgetBest();
  }

  textColumn(field: QueryField): TextColumn | null {
    return this.#textColumns.get(`${field.entity}.${field.key}`) ?? null;
  }

  numberColumn(field: QueryField): NumberColumn | null {
    const { entity, key, summary } = field;
    if (entity === "attributes" && key === "baseline") return this.#baselines.membership();
    const plain = this.#numberColumns.get(`${entity}.${key}`) ?? null;
    if (entity !== "metrics" || summary === "last" || !plain) return plain;
    if (summary === "delta") return this.#baselines.differences(plain);
    return this.#summary({ key, summary });
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

  #add(runId: string): number {
    const row = this.#runIds.push(runId) - 1;
    this.#rows.set(runId, row);
    this.#numbering++;
    return row;
  }

  #summary(of: OwnSummary): NumberColumn {
    return this.#summaries.column(of, () => this.#rowsWith(of.key));
  }

  *#rowsWith(metric: string): IterableIterator<readonly [number, Readonly<Record<string, MetricSummary>>]> {
    const plain = this.#numberColumns.get(`metrics.${metric}`);
    for (let row = 0; row < this.size; row++) if (plain?.has(row)) yield [row, this.metricsOf(this.runId(row)) ?? {}];
  }

  /** Sets the row in every column of an entity, so that what the run no longer has is cleared. */
  #setAll(entity: string, row: number, values: Readonly<Record<string, ParamValue>>): void {
    const prefix = `${entity}.`;
    for (const [name, column] of this.#textColumns)
      if (name.startsWith(prefix) && !Object.hasOwn(values, name.slice(prefix.length))) column.set(row, -1);
    for (const [key, value] of Object.entries(values)) {
      const isNumber = typeof value === "number";
      this.#setText(
        prefix + key,
        row,
        isNumber ? this.texts.idOfNumber(value) : this.texts.idOf(paramQueryText(value)),
      );
    }
  }

  /** @param id of its text, or -1 */
  #setText(name: string, row: number, id: number): void {
    let column = this.#textColumns.get(name);
    if (!column && id < 0) return;
    if (!column) this.#textColumns.set(name, (column = new TextColumn(this.#room)));
    column.set(row, id);
  }

  #setNumber(name: string, row: number, value: number | null): void {
    let column = this.#numberColumns.get(name);
    if (!column && value === null) return;
    if (!column) this.#numberColumns.set(name, (column = new NumberColumn(this.#room)));
    column.set(row, value);
  }
}
