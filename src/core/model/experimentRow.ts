/** A named group of runs in one log directory. */
export interface ExperimentRow {
  /** Stable and unique in the index. */
  readonly id: string;
  readonly name: string;
  /** Absolute path of the log directory it lies in. */
  readonly logDirectory: string;
  readonly runCount: number;
  readonly liveCount: number;
}
