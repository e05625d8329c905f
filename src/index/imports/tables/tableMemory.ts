import type { JsonValue } from "../../../core/model/jsonValue";
import type { FileMark } from "../../tail/logTail";

/** What is kept of one table between reads. */
export interface KeptTable {
  readonly path: string;
  readonly mark: FileMark;
  readonly offset: number;
  readonly state: JsonValue;
}

/** What is kept of a run of tables between reads. */
export interface TableMemory {
  readonly runId: string | null;
  /** Rows of all tables. */
  readonly rows: number;
  /** Hash of what the small files say. */
  readonly documents: string;
  readonly tables: Readonly<Record<string, KeptTable>>;
}
