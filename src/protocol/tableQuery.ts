import type { ColumnCells } from "../core/table/columns/columnCells";
import type { ColumnName } from "../core/table/columns/columnName";

/** Which runs a table is about. */
export interface TableScope {
  /** Only these experiments; left out: all. */
  readonly experimentIds?: readonly string[];
  /** A query (docs/query.md). What cannot be read fails with its message. */
  readonly filter?: string;
}

/** Which columns there are. */
export interface TableColumnsQuery extends TableScope {
  /** Only these runs, archived ones among them; the scope does not count then. */
  readonly runIds?: readonly string[];
}

/** Which cells are asked for. */
export interface TableCellsQuery extends TableScope {
  /** Only these runs of the scope, for instance those that changed. */
  readonly runIds?: readonly string[];
  readonly columns: readonly ColumnName[];
}

/** Cells of some columns of a table: a column of cells for each one asked for, an entry for each run. */
export interface TableCells {
  /** In the order of the filter, else newest first. */
  readonly runIds: readonly string[];
  readonly cells: readonly ColumnCells[];
}

/** Which small curves are asked for. */
export interface SparklinesQuery {
  readonly runIds: readonly string[];
  readonly metrics: readonly string[];
}

/** Small curves: of each run those of all metrics, in the order asked for. */
export interface Sparklines {
  /** Points of each curve; 0 where the run lacks the metric. */
  readonly lengths: Uint8Array<ArrayBuffer>;
  /** The points of all curves one after the other; NaN is a gap. */
  readonly values: Float64Array<ArrayBuffer>;
}
