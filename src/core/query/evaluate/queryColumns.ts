import type { NumberColumn } from "./numberColumn";
import type { QueryField } from "../parse/queryField";
import type { TextColumn } from "./textColumn";
import type { TextPool } from "../texts/textPool";

/** Runs as typed columns: what conditions and sort keys are worked out over. Rows are numbers from 0 without gaps. */
export interface QueryColumns {
  /** How many rows there are. */
  readonly size: number;
  readonly texts: TextPool;
  /** The column of a text field or param; null when no run has it. */
  textColumn(field: QueryField): TextColumn | null;
  /** The column of a number, time, duration or boolean (1 or 0); null when no run has it. */
  numberColumn(field: QueryField): NumberColumn | null;
  /** Columns that plain words are looked for in: names, notes, tags with their keys, and params. */
  wordColumns(): { readonly column: TextColumn; readonly tag: string | null }[];
}
