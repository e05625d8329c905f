import type { JsonValue } from "../../../../../core/model/jsonValue";

/** How far a metric file was read: offset, mtime and inode then, hash of its head and tail before the offset, lines. */
export type MetricMark = readonly [offset: number, mtime: number, inode: number, hash: string, lines: number];

/** What was kept of one run of a file store. */
export interface RunMemory {
  /** Hash of the state of everything but the metrics. */
  readonly record: string;
  /** Rows of points so far: the next one's ordinal. */
  readonly rows: number;
  /** Newest time of a point, in ms since the epoch; null when there is none. */
  readonly lastTime: number | null;
  readonly metrics: Readonly<Record<string, MetricMark>>;
  /** Lines of metric files that could not be read: the first ones, and how many. They are told with each fresh record. */
  readonly bad: readonly (readonly [file: string, line: number])[];
  readonly badCount: number;
}

const empty: RunMemory = { record: "", rows: 0, lastTime: null, metrics: {}, bad: [], badCount: 0 };

/** The memory that a checkpoint kept, made by this version of the importer; undefined before the first read. */
export function runMemoryOf(kept: JsonValue | undefined): RunMemory {
  return kept === undefined ? empty : (kept as unknown as RunMemory);
}
