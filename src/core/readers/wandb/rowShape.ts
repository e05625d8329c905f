import type { PointTable } from "../../ingest/pointTable";

/** Rows with one set of metrics: finds their columns whatever the order of a row's keys. */
export class RowShape {
  /** The values of the row that `fill` took last, in the order of the table's metrics. */
  readonly values: Float64Array;
  private readonly columns: ReadonlyMap<string, number>;

  constructor(readonly table: PointTable) {
    this.values = new Float64Array(table.metrics.length);
    this.columns = new Map(table.metrics.map((metric, column) => [metric, column]));
  }

  /** @returns false when the row has other metrics */
  fill(row: ReadonlyMap<string, number>): boolean {
    if (row.size !== this.columns.size) return false;
    for (const [metric, value] of row) {
      const column = this.columns.get(metric);
      if (column === undefined) return false;
      this.values[column] = value;
    }
    return true;
  }
}
