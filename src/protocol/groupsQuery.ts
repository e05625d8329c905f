import type { ColumnName } from "../core/table/columns/columnName";
import type { TableScope } from "./tableQuery";

/** Which groups of runs, and what is to be known of them. */
export interface GroupsQuery extends TableScope {
  /** Only these runs, archived ones among them, and in this order; the scope does not count then. */
  readonly runIds?: readonly string[];
  /** `seed`, or fields with commas between them (docs/query.md). What cannot be read fails with its message. */
  readonly by: string;
  /** Patterns of params that are named like a seed; left out: the usual ones. */
  readonly seedParams?: readonly string[];
  /** Numbers that the statistics are of. */
  readonly statistics: readonly ColumnName[];
  /** A query over groups (docs/query.md): which of them, and their order. Left out: all, in that of their first runs. */
  readonly having?: string;
}
