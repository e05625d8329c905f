import type { JsonValue } from "../../../../core/model/jsonValue";

/** What was kept of one run of a database. */
export interface DatabaseRunMemory {
  /** Hash of the run's row and of what tells changes of its params, tags, datasets and models (`TableChanges`). */
  readonly outline: string;
  /** Hash of the record that was made of them. */
  readonly record: string;
  /** Rows of points so far: the next one's ordinal. */
  readonly rows: number;
  /** Metric rows of the database up to this rowid are read, as far as they are this run's. */
  readonly position: number;
  /** Rows up to where other runs were read are still to be read for this one. */
  readonly isBehind: boolean;
  /** The run's last metric row as JSON, to see whether the table is still the same one; null: it has none. */
  readonly last: { readonly rowid: number; readonly row: string } | null;
  /** The folder with its artifacts on this machine. */
  readonly directory: string | null;
  /** Newest time of a point in ms since the epoch. */
  readonly lastTime: number | null;
}

/** The memory that a checkpoint kept, made by this version of the importer. */
export function databaseRunMemoryOf(kept: JsonValue): DatabaseRunMemory {
  return kept as unknown as DatabaseRunMemory;
}
