import type { PointTable } from "../../../ingest/pointTable";
import type { KeyNumbers } from "./keyNumbers";
import type { NumberRow } from "./numberRow";

/** Those metrics of a row that have the same steps. */
interface RowPart {
  readonly table: PointTable;
  /** Metric that gives the steps; null: W&B's own step. */
  readonly stepMetric: string | null;
}

/** Where the numbers of rows with one set of keys go, whatever the order of a row's keys. */
export class RowPlan {
  /** The numbers of the row that `fill` took last: those of each part's table, one part after the other. */
  readonly values: Float64Array;
  /** `stepColumn`: where the steps' metric stands in `values`; -1: nowhere. */
  readonly parts: readonly (RowPart & { readonly stepColumn: number })[];
  /** Columns of `values` by key; -1: none. */
  private readonly columns: Int32Array;

  constructor(parts: readonly RowPart[], keys: KeyNumbers) {
    const metrics = parts.flatMap(({ table }) => table.metrics);
    this.values = new Float64Array(metrics.length);
    this.columns = new Int32Array(keys.names.length).fill(-1);
    metrics.forEach((metric, column) => (this.columns[keys.of(metric)] = column));
    this.parts = parts.map((part) => ({ ...part, stepColumn: metrics.indexOf(part.stepMetric ?? "") }));
  }

  /** @returns false when the row has other keys */
  fill({ count, keys, values }: NumberRow): boolean {
    if (count !== this.values.length) return false;
    for (let at = 0; at < count; at++) {
      const column = this.columns[keys[at]!] ?? -1;
      if (column < 0) return false;
      this.values[column] = values[at]!;
    }
    return true;
  }
}
