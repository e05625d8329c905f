import type { QueryField } from "../../query/parse/queryField";
import type { TableColumn } from "./tableColumn";

/** A column in its place. */
export interface ShownColumn {
  readonly id: string;
  readonly column: TableColumn;
  /** Where its cells come from; null for a curve. */
  readonly field: QueryField | null;
  /** CSS pixels. */
  readonly width: number;
  readonly isPinned: boolean;
}
