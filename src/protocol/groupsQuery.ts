import type { StatisticColumns } from "../core/groups/groupStatistics";
import type { ColumnCells } from "../core/table/columnCells";
import type { ColumnName } from "../core/table/columnName";
import type { TableScope } from "./tableQuery";

/** Which groups of runs, and what is to be known of them. */
export interface GroupsQuery extends TableScope {
  /** `seed`, or fields with commas between them (docs/query.md). What cannot be read fails with its message. */
  readonly by: string;
  /** Patterns of params that are named like a seed; left out: the usual ones. */
  readonly seedParams?: readonly string[];
  /** Numbers that the statistics are of. */
  readonly statistics: readonly ColumnName[];
  /** A query over groups (docs/query.md): which of them, and their order. Left out: all, in that of their first runs. */
  readonly having?: string;
}

/** Groups as columns: an entry for each group. */
export interface GroupsAnswer {
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
