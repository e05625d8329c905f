import type { PointBlock } from "../../../core/ingest/pointBlock";
import type { RunDetail } from "../../../core/model/runDetail";
import type { RunRow } from "../../../core/model/runRow";
import type { SeriesPlaces } from "../series/seriesReader";

/** A run as one log or unit records it. */
export interface RecordedRun {
  readonly runId: string;
  /** The file or folder that it is read from. */
  readonly logFile: string;
  readonly places: SeriesPlaces;
  detail(): RunDetail;
  /** Names of its metrics, in the order in which it logged them first. */
  metrics(): Iterable<string>;
  /**
   * All points of one metric from the log itself, superseded ones too, for when the saved ones are gone; null when it
   * cannot be read.
   */
  readAgain(metric: string, isCancelled: () => boolean): Promise<PointBlock[] | null>;
}

/** Runs by their own ids, whoever reads them. */
export interface RecordedRuns {
  row(runId: string): RunRow | null;
  run(runId: string): RecordedRun | null;
}
