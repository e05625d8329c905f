/** How the columns of a tool's table are to be understood. Names are compared without the spaces around them. */
export interface CsvLayout {
  /** What separates cells; null: found out by the header. */
  readonly delimiter: string | null;
  /** The first of these that the header has is the step; with none of them a row's number, from 0, is its step. */
  readonly stepColumns: readonly string[];
  /**
   * A column with times: ms since the epoch are `origin + factor * cell`; the origin may be a field of the JSON comment
   * before the header, times its own factor. `isAlsoMetric` keeps the column's numbers as points too.
   */
  readonly time: {
    readonly column: string;
    readonly origin: number | { readonly commentField: string; readonly factor: number };
    readonly factor: number;
    readonly isAlsoMetric: boolean;
  } | null;
  /** What is put before each column's name to make the metric's; "" for nothing. */
  readonly prefix: string;
  /** The metric of a table with one value column, whatever that column is called; null: columns name their metrics. */
  readonly onlyMetric: string | null;
}

/** The layout with which most tables can be read. */
export const plainLayout: CsvLayout = {
  delimiter: null,
  stepColumns: ["step", "global_step", "iteration", "iter", "epoch"],
  time: null,
  prefix: "",
  onlyMetric: null,
};
