import type { ShownStatistic } from "../groups/text/shownStatistic";

/** One key that a table is sorted by. */
export interface SortKey {
  /** Id of the column (`columnId`). */
  readonly id: string;
  readonly isDescending: boolean;
}

/** How a user arranged a table: what is kept of it between sessions. Columns are named by `columnId`. */
export interface TableLayout {
  /** Columns that the user put in order; others stand behind them in their natural order. */
  readonly order: readonly string[];
  /** Whether a column is shown, where that differs from what it would be by itself. */
  readonly shown: Readonly<Record<string, boolean>>;
  /** Columns that stay at the left side. */
  readonly pinned: readonly string[];
  /** Widths that the user chose, in CSS pixels. */
  readonly widths: Readonly<Record<string, number>>;
  /** The first one counts most. */
  readonly sort: readonly SortKey[];
  /** Quick filters as typed. */
  readonly filters: Readonly<Record<string, string>>;
  readonly hidesConstant: boolean;
  /** What runs are grouped by: `seed`, or fields with commas between them (docs/query.md); empty: not at all. */
  readonly groupBy: string;
  /** A query over groups (docs/query.md): which of them are shown, and their order; empty: all. */
  readonly groupFilter: string;
  /** What is shown of the numbers of groups. */
  readonly statistic: ShownStatistic;
}

/** A table as nobody arranged it yet. */
export const plainLayout: TableLayout = {
  order: [],
  shown: {},
  pinned: ["attributes.run_name"],
  widths: {},
  sort: [],
  filters: {},
  hidesConstant: false,
  groupBy: "",
  groupFilter: "",
  statistic: "mean",
};
