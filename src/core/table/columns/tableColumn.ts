import type { ColumnName } from "./columnName";

/** A column that some run of a table fills. Of a metric only `last` stands here; its other summaries follow from it. */
export interface TableColumn extends ColumnName {
  /** All runs have one and the same value. */
  readonly isConstant: boolean;
  /** Part of the runs that have one, of yes and no those with yes; up to 1. */
  readonly share: number;
}
