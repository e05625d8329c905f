import type { ColumnCells } from "../table/columns/columnCells";
import type { ColumnName } from "../table/columns/columnName";
import type { Grouping } from "./grouping";
import type { StatisticColumns } from "./statistics/groupStatistics";

/** Groups as columns: an entry for each group. */
export interface GroupColumns {
  readonly kind: Grouping["kind"];
  /** How many groups there are, those among them that a query over groups leaves out. */
  readonly total: number;
  /** Ids of all members, group after group, each group's in the order of the filter, else newest first. */
  readonly runIds: readonly string[];
  /** Members of each group. */
  readonly sizes: Int32Array<ArrayBuffer>;
  /** Name of each group's first run. */
  readonly firstNames: readonly string[];
  /** Fields that tell the groups apart, and each group's value of each of them. */
  readonly fields: readonly ColumnName[];
  readonly keys: readonly ColumnCells[];
  /** One for each of those asked for. */
  readonly statistics: readonly StatisticColumns[];
}
